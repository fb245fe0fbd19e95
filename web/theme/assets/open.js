// A button that opens the menu, which Material keeps as a hidden checkbox.

class DeskOpen extends HTMLElement {
  connectedCallback() {
    const what = this.getAttribute("what");
    const button = this.querySelector("button");
    const box = document.querySelector(`#__${what}`);
    button.addEventListener("click", () => {
      if (!box.checked) box.click();
      menuLink()?.focus();
    });
    box.addEventListener("change", () => button.setAttribute("aria-expanded", String(box.checked)));
    reachable(box, button);
  }
}

/** The page that is open, in the menu; the first link where the menu does not list it. */
function menuLink() {
  const links = [...document.querySelectorAll(".md-nav--primary a.md-nav__link")];
  const shown = links.filter((link) => link.checkVisibility({ visibilityProperty: true }));
  return shown.find((link) => link.classList.contains("md-nav__link--active")) ?? shown[0];
}

/** The keyboard goes back a level by its title, and leaves the menu by Escape. */
function reachable(box, button) {
  for (const title of document.querySelectorAll(".md-nav--primary .md-nav .md-nav__title")) title.tabIndex = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    box.click();
    button.focus();
  });
}

customElements.define("desk-open", DeskOpen);
