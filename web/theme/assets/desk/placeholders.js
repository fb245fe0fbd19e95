// The placeholders of help desks: our name for a value → what each help desk puts it in for.
//
// A name that a help desk has no field for is not guessed: the copied text holds what the agent typed,
// and where they typed nothing, the label in square brackets, which no help desk mistakes for a field.

import { HELP_DESKS } from "../shared.js"; // deskbook/placeholders.json, written at the build

export const DESKS = { text: { title: "Filled in here", fields: {} }, ...HELP_DESKS };
