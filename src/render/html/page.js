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

// The figures of a diagram mark too; a figure is touched by what a line joins it with.
for (const diagram of document.querySelectorAll(".diagram")) {
  const component = id => id.startsWith("party:") ? id.replace("party", "p") : `c:${id.split(".")[0]}`;
  const figures = new Map([...diagram.querySelectorAll("[data-id]")].map(figure => [figure.dataset.id, figure]));
  const touch = (part, ...words) => {
    part.dataset.touches = [...new Set([...(part.dataset.touches ?? "").split(" "), ...words])].join(" ").trim();
  };
  for (const [id, figure] of figures) {
    const parties = (figure.dataset.parties ?? "").split(" ").filter(Boolean);
    touch(figure, component(id), ...parties.map(party => `p:${party}`));
    figure.dataset.pick = component(id);
    figure.dataset.name = figure.getAttribute("aria-label");
    // Whoever speaks to the computer says what stands there.
    figure.setAttribute("aria-label", [...figure.querySelectorAll("text")].map(text => text.textContent).join(" "));
    figure.setAttribute("role", "button");
    figure.setAttribute("tabindex", "0");
    figure.setAttribute("aria-pressed", "false");
  }
  for (const line of diagram.querySelectorAll("[data-from][data-to]")) {
    const { from, to } = line.dataset;
    touch(line, component(from), component(to));
    if (figures.has(from)) touch(figures.get(from), component(to));
    if (figures.has(to)) touch(figures.get(to), component(from));
  }
  move(diagram);
}

// Closer, farther and aside, by changing what part of the picture is shown.
function move(diagram) {
  const svg = diagram.querySelector("svg");
  const whole = svg.getAttribute("viewBox").split(" ").map(Number);
  let [x, y, width, height] = whole;
  const show = () => svg.setAttribute("viewBox", [x, y, width, height].map(number => Math.round(number * 100) / 100).join(" "));
  // The point at these parts of the width and the height stays where it is.
  const zoom = (factor, across = 0.5, down = 0.5) => {
    const by = Math.min(Math.max(factor, whole[2] / 20 / width), whole[2] / width);
    x += width * (1 - by) * across;
    y += height * (1 - by) * down;
    [width, height] = [width * by, height * by];
    aside(0, 0);
  };
  const aside = (right, down) => {
    x = Math.min(Math.max(x + right, whole[0]), whole[0] + whole[2] - width);
    y = Math.min(Math.max(y + down, whole[1]), whole[1] + whole[3] - height);
    show();
  };
  const ways = {
    in: () => zoom(0.7), out: () => zoom(1 / 0.7), whole: () => { [x, y, width, height] = whole; show(); },
    left: () => aside(-width / 8, 0), right: () => aside(width / 8, 0), up: () => aside(0, -height / 8), down: () => aside(0, height / 8),
  };
  const keys = { "+": "in", "=": "in", "-": "out", "0": "whole", ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
  diagram.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    ways[keys[event.key]]();
  });
  // The wheel alone scrolls the page; with Ctrl, as two fingers on a pad send it, it zooms.
  diagram.addEventListener("wheel", event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 0.85 : 1 / 0.85, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });
  let from = null;
  diagram.addEventListener("pointerdown", event => { if (event.button === 0) from = [event.clientX, event.clientY, false]; });
  diagram.addEventListener("pointermove", event => {
    if (!from || !event.buttons) return;
    const [right, down] = [from[0] - event.clientX, from[1] - event.clientY];
    // A hand is never quite still: a click that moves so little is a click.
    if (!from[2] && Math.hypot(right, down) < 4) return;
    const scale = width / svg.getBoundingClientRect().width;
    aside(right * scale, down * scale);
    from = [event.clientX, event.clientY, true];
  });
  // The click that ends a drag marks nothing.
  diagram.addEventListener("click", event => { if (from?.[2]) event.stopPropagation(); from = null; }, true);
  const tools = diagram.previousElementSibling;
  tools.hidden = false;
  tools.addEventListener("click", event => ways[event.target.dataset.zoom]?.());
}

// A figure shows more than its name.
function nameOf(button) {
  return button.dataset.name ?? button.textContent.trim();
}

document.addEventListener("click", event => {
  const button = event.target.closest("button, [data-pick]");
  if (!button) return;
  if (button.classList.contains("sort")) sort(button);
  else if (button.dataset.pick) pick(button.dataset.pick, nameOf(button));
  else if (button.closest("#picked")) pick(picked);
});

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && picked !== null) pick(picked);
  const figure = event.target.closest?.("svg [data-pick]");
  if (figure && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    pick(figure.dataset.pick, nameOf(figure));
  }
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
