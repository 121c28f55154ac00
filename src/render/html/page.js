"use strict";
// Sorting, marking and moving about: the page is complete without any of it.

// A heading sorts the rows of its table, first one way, then the other.
function sort(button) {
  const heading = button.closest("th"), table = heading.closest("table"), body = table.tBodies[0];
  const down = heading.getAttribute("aria-sort") === "ascending";
  for (const other of table.querySelectorAll("[aria-sort]")) other.setAttribute("aria-sort", "none");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const place = columnOf(heading);
  const key = row => {
    const cell = row.cells[place];
    return cell.dataset.key ?? cell.textContent.trim();
  };
  const compare = (a, b) => {
    const [first, second] = [key(a), key(b)];
    // What is empty stays at the end, whichever way the rest goes.
    if (!first || !second) return (first ? 0 : 1) - (second ? 0 : 1);
    return first.localeCompare(second, "en", { numeric: true }) * (down ? -1 : 1);
  };
  body.append(...[...body.rows].sort(compare));
}

// The column under a heading, where the head of a table may have two rows.
function columnOf(heading) {
  const below = [];
  let column = 0;
  for (const cell of heading.closest("thead").rows[0].cells) {
    if (cell === heading) return column;
    for (let next = 0; next < cell.colSpan; next++) if (cell.rowSpan === 1) below.push(column + next);
    column += cell.colSpan;
  }
  return below[heading.cellIndex];
}

// A component or a party marks everything that it bears on.
const status = document.getElementById("picked");
let picked = null;

function pick(word, name) {
  picked = picked === word ? null : word;
  const touched = new Map();
  for (const part of document.querySelectorAll("[data-touches]")) {
    const touches = picked !== null && part.dataset.touches.split(" ").includes(picked);
    part.classList.toggle("touched", touches);
    const section = part.closest("section");
    if (touches && section) touched.set(section, (touched.get(section) ?? 0) + 1);
  }
  for (const button of document.querySelectorAll("[data-pick]")) {
    button.setAttribute("aria-pressed", String(button.dataset.pick === picked));
  }
  document.body.classList.toggle("picking", picked !== null);
  status.hidden = picked === null;
  const parts = [...touched].map(([section, count]) => `${section.querySelector("h2").textContent}: ${count}`);
  status.firstElementChild.textContent = picked === null ? "" : `${name} is marked. ${parts.join("; ")}.`;
}

document.addEventListener("click", event => {
  const button = event.target.closest("button, [data-pick]");
  if (!button) return;
  if (button.classList.contains("sort")) sort(button);
  else if (button.dataset.pick) pick(button.dataset.pick, button.textContent.trim());
  else if (button.closest("#picked")) pick(picked);
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && picked !== null) pick(picked);
});

// A link to the page of a check unfolds it.
function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
}
addEventListener("hashchange", unfold);
unfold();

// A page that `model watch` shows comes anew when the files change, and stays as it was unfolded and marked.
if ("live" in document.documentElement.dataset) {
  const kept = JSON.parse(sessionStorage.getItem("kept") ?? "null");
  if (kept) {
    for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
    if (kept.picked) document.querySelector(`[data-pick="${CSS.escape(kept.picked)}"]`)?.click();
  }
  const again = () => {
    const open = [...document.querySelectorAll("details[open][id]")].map(details => details.id);
    sessionStorage.setItem("kept", JSON.stringify({ open, picked }));
    location.reload();
  };
  const server = new EventSource("changes");
  server.addEventListener("shown", event => { if (event.data !== document.documentElement.dataset.live) again(); });
  // A server that was away may be another one, with pages of the same numbers.
  server.addEventListener("error", () => server.addEventListener("open", again));
}
