// The placeholders of help desks: our name for a value → what each help desk puts it in for.
//
// A name that a help desk has no field for is not guessed: the copied text holds what the agent typed,
// and where they typed nothing, the label in square brackets, which no help desk mistakes for a field.

const FIRST = "ticket.requester.first_name";
const ID = "ticket.id";
const AGENT = "agent.first_name";
const ACCOUNT = "account.name";

export const DESKS = {
  text: { title: "Filled in here", fields: {} },
  zendesk: {
    title: "Zendesk",
    fields: {
      [FIRST]: "{{ticket.requester.first_name}}",
      [ID]: "{{ticket.id}}",
      [AGENT]: "{{current_user.first_name}}",
      [ACCOUNT]: "{{ticket.organization.name}}",
    },
  },
  intercom: { title: "Intercom", fields: { [FIRST]: "{{first_name}}" } },
  freshdesk: {
    title: "Freshdesk",
    fields: {
      [FIRST]: "{{ticket.requester.firstname}}",
      [ID]: "{{ticket.id}}",
      [ACCOUNT]: "{{ticket.requester.company_name}}",
    },
  },
  front: {
    title: "Front",
    fields: {
      [FIRST]: "{{recipient.first_name}}",
      [ID]: "{{conversation.ticket_id}}",
      [AGENT]: "{{user.first_name}}",
      [ACCOUNT]: "{{account.name}}",
    },
  },
  helpscout: {
    title: "Help Scout",
    fields: {
      [FIRST]: "{%customer.firstName%}",
      [ID]: "{%conversation.number%}",
      [AGENT]: "{%user.firstName%}",
      [ACCOUNT]: "{%customer.company%}",
    },
  },
  salesforce: {
    title: "Salesforce",
    fields: {
      [FIRST]: "{!Contact.FirstName}",
      [ID]: "{!Case.CaseNumber}",
      [AGENT]: "{!User.FirstName}",
      [ACCOUNT]: "{!Account.Name}",
    },
  },
};
