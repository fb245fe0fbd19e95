// The switch between light and dark answers to Space as it does to Enter, which Material hears alone.

document.querySelector("[data-md-component=palette]")?.addEventListener("keydown", (event) => {
  if (event.key !== " ") return;
  event.preventDefault();
  event.target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
});
