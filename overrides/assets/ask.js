// The search box in the page: hands over to the search of the header.

class DeskAsk extends HTMLElement {
  connectedCallback() {
    this.querySelector("button").addEventListener("click", () => {
      document.querySelector("#__search").checked = true;
      document.querySelector("[data-md-component=search-query]").focus();
    });
  }
}

customElements.define("desk-ask", DeskAsk);
