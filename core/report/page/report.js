"use strict";
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const articles = Array.from(document.querySelectorAll(".finding"));
  const groups = Array.from(document.querySelectorAll(".safeguard"));
  if (!form) return;

  // Read once: what a filter looks at while somebody types.
  const rows = articles.map((article) => ({
    article,
    severity: article.dataset.severity,
    status: article.dataset.status,
    vendor: article.dataset.vendor || "",
    change: article.dataset.change || "",
    phi: new Set((article.dataset.phi || "").split(" ")),
    text: article.querySelector("summary").textContent.toLowerCase(),
  }));

  const value = (name) => {
    const field = form.elements.namedItem(name);
    return field ? field.value : "";
  };

  function apply() {
    const words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
    const severity = value("severity"), status = value("status");
    const vendor = value("vendor"), phi = value("phi");
    const change = value("change");
    let count = 0;
    for (const row of rows) {
      const match =
        (!severity || row.severity === severity) &&
        (!status || row.status === status) &&
        (!vendor || row.vendor === vendor) &&
        (!phi || row.phi.has(phi)) &&
        (!change || row.change === change) &&
        words.every((word) => row.text.includes(word));
      if (row.article.hidden === match) row.article.hidden = !match;
      if (match) count += 1;
    }
    const narrowed = words.length || severity || status || vendor || phi || change;
    for (const group of groups) {
      const any = group.querySelector(".finding:not([hidden])");
      group.hidden = Boolean(narrowed) && !any;
    }
    shown.textContent = count + " of " + rows.length + " findings shown";
  }

  // One pass a frame, however fast somebody types.
  let waiting = false;
  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; apply(); });
  }

  function openAll(open) {
    for (const row of rows)
      if (!row.article.hidden)
        row.article.querySelector("details").open = open;
  }

  form.hidden = false;
  form.addEventListener("input", later);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply, 0));
  document.getElementById("open-all").addEventListener("click", () => openAll(true));
  document.getElementById("close-all").addEventListener("click", () => openAll(false));

  // A link to a finding opens it, filtered out or not.
  function openTarget() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.classList.contains("finding")) return;
    target.hidden = false;
    target.closest(".safeguard").hidden = false;
    target.querySelector("details").open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", openTarget);

  // j and k walk through the findings, / goes to the search.
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "/") {
      event.preventDefault();
      form.elements.namedItem("text").focus();
      return;
    }
    const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
    if (!step) return;
    const visible = rows.filter((row) => !row.article.hidden);
    const at = visible.findIndex((row) => row.article.contains(document.activeElement));
    const next = visible[at < 0 ? (step > 0 ? 0 : visible.length - 1) : at + step];
    if (next) next.article.querySelector("summary").focus();
  });

  // Paper has nothing to open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  apply();
  openTarget();
})();
