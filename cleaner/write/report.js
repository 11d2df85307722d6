"use strict";
(() => {
  const root = document.documentElement;
  const body = document.body;
  root.classList.add("js");

  // Switches: what is hidden, by key, on every page of the report.
  const hidden = new Set();
  const show = (page) => {
    for (const item of page.querySelectorAll(".blocks > [data-key]")) {
      item.hidden = hidden.has(item.dataset.key);
    }
    for (const button of page.querySelectorAll(".switch")) {
      button.setAttribute("aria-pressed", String(!hidden.has(button.dataset.key)));
    }
  };
  const every = (page, on) => {
    for (const button of page.querySelectorAll(".switch")) {
      const key = button.dataset.key;
      if (on || key === "kept") hidden.delete(key);
      else hidden.add(key);
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".legend button");
    if (!button) return;
    const page = button.closest(".page");
    if (button.dataset.every) every(page, button.dataset.every === "on");
    else if (!hidden.delete(button.dataset.key)) hidden.add(button.dataset.key);
    show(page);
  });

  const index = document.getElementById("index");
  if (!index) return;

  // The index and its pages: one at a time, by the address's fragment.
  const open = () => {
    const page = document.getElementById(location.hash.slice(1));
    const reading = page !== null && page.classList.contains("page");
    for (const other of document.querySelectorAll(".page.open")) other.classList.remove("open");
    body.classList.toggle("reading", reading);
    if (reading) {
      show(page);
      page.classList.add("open");
    }
    window.scrollTo(0, 0);
  };
  window.addEventListener("hashchange", open);
  open();

  // Search: every word must be in the row or in the page.
  const list = index.querySelector(".rows");
  const rows = [...list.children];
  const texts = new Map();
  const text = (row) => {
    if (!texts.has(row)) {
      const page = document.getElementById(row.dataset.page);
      texts.set(row, (row.textContent + " " + page.textContent).toLowerCase());
    }
    return texts.get(row);
  };
  document.getElementById("search").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => text(row).includes(word));
      found += row.hidden ? 0 : 1;
    }
    document.getElementById("none").hidden = found > 0;
  });
  document.getElementById("order").addEventListener("click", (event) => {
    const pressed = event.currentTarget.getAttribute("aria-pressed") !== "true";
    event.currentTarget.setAttribute("aria-pressed", String(pressed));
    const sure = (row) => Number(row.dataset.sure);
    const order = pressed ? [...rows].sort((a, b) => sure(a) - sure(b)) : rows;
    list.append(...order);
  });
})();
