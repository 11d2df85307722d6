"use strict";
(() => {
  const token = location.hash.slice(1);
  const $ = (id) => document.getElementById(id);
  const STATES = {
    new: "not recorded", same: "as expected", different: "differs",
    known: "known failure", unreadable: "cannot be read",
  };
  const TO_LOOK_AT = ["new", "different", "unreadable"];
  const DROPPED = "dropped";
  let cases = [];
  let roles = [];
  let now = -1; // the place of the open case
  let open = null; // the open case
  let dirty = false;
  let at = 0; // the block that keys act on
  let asked = 0; // the last preview that was asked for

  // Asking the server.
  const ask = async (path, body) => {
    const options = { headers: { "X-Cleaner-Token": token } };
    if (body !== undefined) {
      options.method = "POST";
      options.headers["Content-Type"] = "application/json";
      options.body = JSON.stringify(body);
    }
    const answer = await fetch("/api/cases" + path, options);
    const found = await answer.json();
    if (!answer.ok) throw new Error(found.error);
    return found;
  };
  const path = (slug, what = "") => "/" + encodeURIComponent(slug) + what;
  const tell = (text, bad = false) => {
    $("message").textContent = text;
    $("message").hidden = !text;
    $("message").classList.toggle("bad", bad);
  };
  const guard = (act) => async (...given) => {
    try {
      await act(...given);
    } catch (error) {
      tell(error instanceof TypeError ? "The server does not answer; is it still running?" : error.message, true);
    }
  };

  // Elements. Text of pages only ever goes in as text.
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const named = (role) => role.replace("_", " ");
  const count = (number, thing) => number + " " + thing + (number === 1 ? "" : "s");

  // The list of cases.
  const listed = () => {
    const wanted = $("find").value.trim().toLowerCase();
    const only = $("only").checked;
    return cases.map((one, place) => ({ ...one, place })).filter((one) =>
      one.slug.toLowerCase().includes(wanted) && (!only || TO_LOOK_AT.includes(one.state)));
  };
  const showList = () => {
    $("cases").replaceChildren(...listed().map((one) => {
      const item = make("li");
      const button = make("button", "", one.slug);
      button.type = "button";
      button.setAttribute("aria-current", String(one.place === now));
      button.append(make("span", "state " + (one.state || ""), STATES[one.state] || ""));
      button.addEventListener("click", () => {
        toggleList(false);
        go(one.place);
      });
      item.append(button);
      return item;
    }));
  };
  const toggleList = (on) => {
    $("list").hidden = !on;
    $("list-button").setAttribute("aria-expanded", String(on));
    if (on) {
      showList();
      $("find").focus();
    }
  };
  const showState = () => {
    const state = now < 0 ? "" : cases[now].state || "";
    $("state").textContent = STATES[state] || "";
    $("state").className = "state " + state;
  };
  // States take a page's cleaning each: they are asked for one by one, behind the scenes.
  const askStates = async () => {
    for (const one of cases) {
      if (one.state) continue;
      one.state = (await ask(path(one.slug, "/state"))).state;
      if (!$("list").hidden) showList();
      if (now >= 0 && cases[now] === one) showState();
    }
  };

  // One block.
  const isKept = (block) => block.mark !== "";
  const joins = (place) => {
    const block = open.blocks[place];
    const before = open.blocks[place - 1];
    return isKept(block) && block.glue !== null && before !== undefined && isKept(before);
  };
  const why = (block) => {
    const by = block.filter ? block.filter + ": " + block.reason : "";
    if (isKept(block) && !block.now) return "The cleaner drops this. " + by;
    if (!isKept(block) && block.now) return "The cleaner keeps this as " + named(block.now) + ". " + by;
    const plain = (role) => !["headline", "dek", "list_item", "table_row"].includes(role);
    if (isKept(block) && block.now !== block.mark && !(plain(block.now) && plain(block.mark)))
      return "The cleaner keeps this as " + named(block.now) + ". " + by;
    return "";
  };
  const menu = (block, place) => {
    const select = make("select");
    select.setAttribute("aria-label", "Role of block " + (place + 1));
    for (const role of [DROPPED, ...roles]) {
      const option = make("option", "", named(role));
      option.value = role;
      select.append(option);
    }
    select.addEventListener("change", () => setRole(place, select.value));
    return select;
  };
  const blockElement = (block, place) => {
    const item = make("li");
    item.dataset.index = block.index;
    const words = make("button", "words", block.text);
    words.type = "button";
    words.dir = "auto";
    words.addEventListener("click", () => {
      if (String(getSelection())) return; // text is being marked, not clicked
      point(place);
      setRole(place, isKept(block) ? DROPPED : usual(block));
    });
    item.append(menu(block, place), words, make("p", "why"));
    return item;
  };
  const paint = (place) => {
    const block = open.blocks[place];
    const item = $("blocks").children[place];
    const other = why(block);
    const kind = isKept(block) ? "kept " + block.mark : DROPPED;
    item.className = "block " + kind + (joins(place) ? " joined" : "") + (other ? " other" : "");
    item.classList.toggle("at", place === at);
    item.querySelector("select").value = block.mark || DROPPED;
    item.querySelector(".words").setAttribute("aria-pressed", String(isKept(block)));
    item.querySelector(".words").title = block.filter ? block.filter + ": " + block.reason : "";
    const reason = item.querySelector(".why");
    reason.textContent = other;
    reason.hidden = !other;
  };
  // What a block becomes when it is kept again.
  const usual = (block) =>
    block.now || (roles.includes(block.read) && block.read !== "headline" ? block.read : "paragraph");
  const setRole = (place, role) => {
    const block = open.blocks[place];
    block.mark = role === DROPPED ? "" : role;
    changed(place);
  };
  const join = (place) => {
    const block = open.blocks[place];
    block.glue = block.glue === null ? " " : null;
    changed(place);
  };
  const changed = (place) => {
    dirty = true;
    canLearn();
    about();
    paint(place);
    if (place + 1 < open.blocks.length) paint(place + 1);
    preview();
  };
  const point = (place, scroll = false) => {
    const old = at;
    at = Math.max(0, Math.min(place, open.blocks.length - 1));
    if (open.blocks[old]) paint(old);
    if (!open.blocks[at]) return;
    paint(at);
    if (scroll) $("blocks").children[at].scrollIntoView({ block: "center" });
  };

  // One case.
  const wish = () => ({
    roles: Object.fromEntries(open.blocks.filter(isKept).map((b) => [b.index, b.mark])),
    glue: Object.fromEntries(
      open.blocks.filter((b) => isKept(b) && b.glue !== null).map((b) => [b.index, b.glue])),
    stated: open.stated_kept,
    seen: open.seen,
  });
  const about = () => {
    const parts = [];
    const sure = Math.round(open.confidence * 100) + " % sure";
    parts.push(make("p", "", [open.input, sure, ...open.problems].join(" · ")));
    if (open.known_failure) parts.push(make("p", "warn", "Known failure: " + open.known_failure));
    if (open.unplaced.length) {
      const lines = open.unplaced.map((line) => "“" + line.text + "”").join("\n");
      parts.push(make("p", "warn", "No block of the page holds these lines of expected.txt; saving leaves them out:\n" + lines));
    }
    if (open.stated && !open.blocks.some((block) => block.mark === "headline")) {
      const label = make("label");
      const box = make("input");
      box.type = "checkbox";
      box.checked = open.stated_kept;
      box.addEventListener("change", () => {
        open.stated_kept = box.checked;
        dirty = true;
        preview();
      });
      label.append(box, " The headline is not among the blocks: “" + open.stated + "”");
      parts.push(label);
    }
    $("about").replaceChildren(...parts);
  };
  const diffElements = (lines) => lines.map((line) => {
    const item = make("p", line[0] === "+" ? "plus" : "minus", line.slice(1));
    item.dir = "auto";
    return item;
  });
  const showDiff = (name, lines, none) => {
    $(name + "-count").textContent = lines.length || "";
    const shown = diffElements(lines);
    $(name).replaceChildren(...(shown.length ? shown : [make("p", "none", none)]));
  };
  const preview = guard(async () => {
    const number = ++asked;
    const found = await ask(path(open.slug, "/preview"), wish());
    if (number !== asked) return; // a later click has been asked about
    $("expected").textContent = found.expected;
    showDiff("cleaner", found.cleaner, "Nothing: it comes out just so.");
    showDiff("saving", found.saving, open.recorded ? "Nothing." : "The file is new.");
    $("save").disabled = open.recorded && !found.saving.length;
    if (open.recorded && !found.saving.length) dirty = false;
    canLearn();
    $("save").textContent = open.unplaced.length ? "Save without " + count(open.unplaced.length, "line") : "Save";
  });
  const show = guard(async (place) => {
    tell("");
    now = place;
    const slug = cases[place].slug;
    $("slug").textContent = slug;
    $("place").textContent = place + 1 + " of " + cases.length;
    document.title = slug + " · cleaner review";
    $("back").disabled = place === 0;
    $("next").disabled = place === cases.length - 1;
    $("save").disabled = true;
    $("blocks").replaceChildren();
    $("about").replaceChildren();
    $("expected").textContent = "";
    showState();
    showLesson(null);
    $("learn").disabled = true;
    open = null;
    dirty = false;
    const found = await ask(path(slug));
    if (now !== place) return; // another case was opened meanwhile
    open = found;
    at = 0;
    about();
    $("blocks").replaceChildren(...open.blocks.map(blockElement));
    open.blocks.forEach((_, number) => paint(number));
    window.scrollTo(0, 0);
    await preview();
    document.body.dataset.shown = slug;
  });
  const go = (place) => {
    if (place < 0 || place >= cases.length) return;
    if (dirty && !confirm("Leave this case without saving?")) return;
    show(place);
  };
  const save = guard(async () => {
    if (!open || $("save").disabled) return;
    $("save").disabled = true;
    const found = await ask(path(open.slug, "/save"), wish());
    open.seen = found.seen;
    open.recorded = true;
    open.unplaced = [];
    dirty = false;
    cases[now].state = found.state;
    showState();
    about();
    tell("Saved expected.txt.");
    await preview();
  });

  // What the site's cases teach: shown first, then saved.
  let lesson = null;
  const canLearn = () => {
    $("learn").disabled = !open || !open.recorded || dirty;
  };
  const showLesson = (found) => {
    lesson = found;
    $("learned").hidden = found === null;
    if (found === null) return;
    $("learned-site").textContent = found.site + ", learned from " + count(found.pages, "page");
    const parts = found.changes.flatMap((one) => [make("h3", "", one.slug), ...diffElements(one.lines)]);
    const changes = make("div", "diff");
    changes.append(...(parts.length ? parts : [make("p", "none", "It changes nothing on the site's cases.")]));
    $("learned-changes").replaceChildren(changes);
    $("save-profile").title = "Write " + found.file;
    $("learned").scrollIntoView({ block: "nearest" });
  };
  const learn = guard(async () => {
    if ($("learn").disabled) return;
    tell("");
    const slug = open.slug;
    $("learn").disabled = true;
    try {
      const found = await ask(path(slug, "/learn"), {});
      if (open && open.slug === slug) showLesson(found);
    } finally {
      canLearn();
    }
  });
  const saveProfile = guard(async () => {
    const found = await ask(path(open.slug, "/profile"), { seen: lesson.seen });
    showLesson(null);
    tell("Saved " + found.file + ".");
  });

  // Buttons and keys.
  $("learn").addEventListener("click", learn);
  $("save-profile").addEventListener("click", saveProfile);
  $("leave-profile").addEventListener("click", () => showLesson(null));
  $("list-button").addEventListener("click", () => toggleList($("list").hidden));
  $("find").addEventListener("input", showList);
  $("only").addEventListener("change", showList);
  $("back").addEventListener("click", () => go(now - 1));
  $("next").addEventListener("click", () => go(now + 1));
  $("save").addEventListener("click", save);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#list, #list-button")) toggleList(false);
  });
  const keys = {
    j: () => point(at + 1, true),
    k: () => point(at - 1, true),
    x: () => setRole(at, isKept(open.blocks[at]) ? DROPPED : usual(open.blocks[at])),
    h: () => setRole(at, "headline"),
    d: () => setRole(at, "dek"),
    g: () => join(at),
    o: () => {
      const next = open.blocks.findIndex((block, place) => place > at && why(block) !== "");
      if (next >= 0) point(next, true);
    },
    n: () => go(now + 1),
    p: () => go(now - 1),
    s: () => save(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggleList(false);
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      save();
      return;
    }
    const typing = event.target.closest("input, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !open) return;
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });

  guard(async () => {
    const found = await ask("");
    cases = found.cases;
    roles = found.roles;
    await show(0);
    await askStates();
    showList();
  })();
})();
