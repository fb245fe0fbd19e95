// In a help desk's side panel (`?panel=1`) every link of the site stays in the panel.
if (document.documentElement.classList.contains("desk-panel")) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.origin !== location.origin || link.pathname === location.pathname) return;
    const target = new URL(link.href);
    target.searchParams.set("panel", "1");
    link.href = target.href;
  }, { capture: true });
}
