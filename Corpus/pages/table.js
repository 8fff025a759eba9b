"use strict";
// The table's own page. Everything that is typed is in the browser's database before the page says so; text of notes
// is only ever set as text. What it saves is a notes file that plenum imports: ids are made here, and every change
// raises `revision`, so that an older file after a newer one takes nothing back.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const page = data.meeting.id + "/" + data.table;
  const $ = (id) => document.getElementById(id);
  const make = (name, text, attributes) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    for (const key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  };

  // MARK: where it is kept

  // A place answers with promises: `load`, `put(notes, draft)` as one change, `erase`.
  const database = () => new Promise((done, failed) => {
    const request = indexedDB.open("plenum", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("notes", { keyPath: "id" }).createIndex("page", "page");
      request.result.createObjectStore("drafts", { keyPath: "id" }).createIndex("page", "page");
    };
    request.onblocked = request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const db = request.result;
      db.onversionchange = () => db.close();
      const change = (work) => new Promise((done, failed) => {
        // Strict: complete means that the disk has it, also when the browser is killed the moment after.
        const transaction = db.transaction(["notes", "drafts"], "readwrite", { durability: "strict" });
        transaction.oncomplete = () => done();
        transaction.onabort = transaction.onerror = () => failed(transaction.error);
        work(transaction.objectStore("notes"), transaction.objectStore("drafts"));
      });
      const all = (store) => new Promise((done, failed) => {
        const request = db.transaction(store).objectStore(store).index("page").getAll(page);
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      done({
        load: async () => ({ notes: await all("notes"), drafts: await all("drafts") }),
        put: (changed, draft) => change((notes, drafts) => {
          for (const note of changed) notes.put(note);
          if (draft) { if (isBlank(draft)) drafts.delete(draft.id); else drafts.put(draft); }
        }),
        erase: () => change((notes, drafts) => {
          for (const store of [notes, drafts]) {
            store.index("page").openKeyCursor(page).onsuccess = (event) => {
              const cursor = event.target.result;
              if (cursor) { store.delete(cursor.primaryKey); cursor.continue(); }
            };
          }
        }),
      });
    };
  });

  const simple = () => {
    const prefix = "plenum/" + page + "/";
    localStorage.setItem(prefix + "try", "1");
    localStorage.removeItem(prefix + "try");
    const keys = (kind) => Object.keys(localStorage).filter((key) => key.startsWith(prefix + kind));
    const all = (kind) => keys(kind).map((key) => JSON.parse(localStorage.getItem(key)));
    return {
      load: async () => ({ notes: all("notes/"), drafts: all("drafts/") }),
      put: async (changed, draft) => {
        for (const note of changed) localStorage.setItem(prefix + "notes/" + note.id, JSON.stringify(note));
        if (!draft) return;
        const key = prefix + "drafts/" + draft.id;
        if (isBlank(draft)) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(draft));
      },
      erase: async () => { for (const key of keys("")) localStorage.removeItem(key); },
    };
  };

  let place = null;
  const openPlace = async () => {
    try { place = await database(); return await place.load(); } catch (refused) { /* Tried in turn. */ }
    try { place = simple(); return await place.load(); } catch (refused) { place = null; }
    warn("Browseren vil ikke gemme på denne enhed. Notaterne er kun her i vinduet: tryk »Gem fil« ofte, og luk ikke siden, før filen er gemt.");
    return { notes: [], drafts: [] };
  };
  const warn = (text) => { $("storage").textContent = text; $("storage").hidden = false; };

  // MARK: ids

  // UUID version 7 (RFC 9562), rising within the page also when the clock is set back.
  let lastMoment = 0;
  const wasFiled = (note) => Boolean(note.was || note.filed);
  // A note that was taken back before it came into a file is missed by nobody.
  const isUnfiled = (note) => note.filed !== note.revision && (!note.withdrawn || wasFiled(note));

  const newID = () => {
    lastMoment = Math.max(lastMoment + 1, Date.now());
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    for (let place = 5, rest = lastMoment; place >= 0; place--, rest = Math.floor(rest / 256)) bytes[place] = rest % 256;
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };

  // MARK: notes and drafts

  let notes = [];
  const unkept = new Set();
  const isBlank = (draft) => draft.text.trim() === "" && draft.municipality.trim() === "";
  const emptyDraft = () => ({ id: newID(), page, text: "", kind: "point", municipality: "", theme: null, note: null });
  let draft = emptyDraft();
  // The draft that an edit interrupted.
  let aside = null;

  // One write at a time: the next one carries all that was typed meanwhile.
  let isWriting = false;
  let isDraftWaiting = false;
  const keepDraft = async () => {
    read();
    if (!place) return;
    isDraftWaiting = true;
    if (isWriting) return;
    isWriting = true;
    while (isDraftWaiting) {
      isDraftWaiting = false;
      try { await place.put([], Object.assign({}, draft)); } catch (failed) { lost(); }
    }
    isWriting = false;
  };
  const lost = () => warn("Det sidste er ikke gemt på enheden: browseren melder fejl, måske er der ikke mere plads. Teksten står stadig her. Tryk »Gem fil« nu.");

  const keep = async (changed, finished) => {
    for (const note of changed) unkept.add(note.id);
    show();
    try {
      if (place) {
        await place.put(changed, finished);
        for (const note of changed) unkept.delete(note.id);
      }
    } catch (failed) { lost(); }
    show();
  };

  // What another window on this page has written meanwhile; the higher revision stands.
  const refresh = async () => {
    if (!place) return;
    const found = await place.load().catch(() => ({ notes: [] }));
    const known = new Map(notes.map((note) => [note.id, note]));
    for (const note of found.notes) {
      const old = known.get(note.id);
      if (!old || old.revision < note.revision) known.set(note.id, note);
    }
    notes = [...known.values()].sort((one, other) => one.id < other.id ? -1 : 1);
    if (known.has(draft.id)) draft.id = newID();
    show();
  };

  // Without what no notes file may hold: control characters and halves of a surrogate pair.
  const clean = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, " ")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g, "$1\ufffd").trim();
  // Marks that turn the direction of text are shown, so that a line says what it seems to say.
  const visible = (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => "‹U+" + mark.charCodeAt(0).toString(16).toUpperCase() + "›");

  // MARK: what a line says of itself

  // As `TypedNote` and `NoteAttributes` read it in the terminal: a kind's sign, a word for a kind and a municipality at
  // the start of a line, in any order: `- Herning: for få hænder`, `Udfordring: …`, `… (Skive)`.
  const prefixes = {};
  for (const kind of data.kinds) if (kind.prefix) prefixes[kind.prefix] = kind.id;
  const words = (text) => (text.toLowerCase().match(/[\p{L}\d\u0301]+/gu) || []).join(" ");
  const labels = new Map(Object.entries(data.labels));
  const everyone = new Set(data.everyone), ordinary = new Set(data.ordinary);
  const fold = (name) => (name.normalize("NFC").toLowerCase().replace(/å/g, "aa").match(/[\p{L}\p{N}]+/gu) || [])
    .join(" ").replace(/(?<=.) (regions)?kommunes?$/, "");
  const places = new Map(Object.entries(data.spellings));
  for (const name of data.municipalities) places.set(fold(name), name);
  const placeNamed = (name) => {
    const key = fold(name);
    return places.get(key) || (/..s$/.test(key) && places.get(key.replace(/ ?s$/, ""))) || null;
  };
  const speaker = (name) => {
    name = name.trim();
    if (name.length < 2 || name.length > 60) return null;
    name = name.replace(/\s*\([^()]{1,2}\)$|,\s*\S$/, "").trim();
    if (!/^\p{L}/u.test(name) || (!/^\p{Lu}/u.test(name) && ordinary.has(name.toLowerCase()))) return null;
    return placeNamed(name);
  };
  // Where the words before a colon or a lone dash end.
  const cut = (text) => {
    const found = /^[^:\n]{0,59}?(:| [-–—](?= ))/u.exec(text);
    if (!found || (found[1] === ":" && !/^\s/.test(text.slice(found[0].length)))) return null;
    const rest = text.slice(found[0].length).trim();
    return rest ? { head: found[0].slice(0, -found[1].length).trim(), rest, colon: found[1] === ":" } : null;
  };
  const bracket = (text) => {
    const found = /^(?:\[([^\]\n]{1,40})\]|\(([^)\n]{1,40})\))[\s:–—-]*(?=\S)/u.exec(text);
    return found && { inner: found[1] || found[2], rest: text.slice(found[0].length) };
  };

  const parsed = (line, kind, municipality) => {
    let text = clean(line), signed = null, labelled = null, named = null, shared = false;
    const sign = /^[-+*!?–—](?=\s|[\p{L}"“”»«'’(])/u.exec(text);
    if (sign && !/^\*\S[^*]*\S?\*/u.test(text)) {
      const rest = text.slice(1).trim().replace(/^\[[ xX]\]\s*/, "");
      if (rest) { signed = prefixes[sign[0].replace(/[–—]/, "-")]; text = rest; }
    }
    const takeLabel = () => {
      if (labelled) return false;
      const inner = bracket(text);
      if (inner) {
        labelled = labels.get(words(inner.inner)) || null;
        if (labelled) text = inner.rest;
        return Boolean(labelled);
      }
      const found = cut(text);
      if (!found) return false;
      let place = null;
      labelled = labels.get(words(found.head)) || null;
      const about = /^(.*)\(([^()]*)\)$/u.exec(found.head);
      if (!labelled && about && (place = speaker(about[2]))) labelled = labels.get(words(about[1])) || null;
      if (!labelled) return false;
      named = named || place;
      text = found.rest;
      return true;
    };
    const takeSpeaker = () => {
      if (named) return false;
      const inner = bracket(text);
      if (inner) {
        named = speaker(inner.inner);
        if (named) text = inner.rest;
        return Boolean(named);
      }
      const found = cut(text);
      if (!found) return false;
      if (found.colon && !shared && everyone.has(words(found.head))) { shared = true; text = found.rest; return true; }
      const place = speaker(found.head), next = cut(found.rest);
      if (place) {
        if (!found.colon && !/^\p{Lu}/u.test(found.rest) && !(next && next.colon && labels.has(words(next.head)))) return false;
        named = place;
        text = found.rest;
        return true;
      }
      const both = found.colon && !labelled && /^([^,]*),(.*)$/u.exec(found.head);
      if (both && speaker(both[1]) && labels.has(words(both[2]))) {
        named = speaker(both[1]);
        labelled = labels.get(words(both[2]));
        text = found.rest;
        return true;
      }
      return false;
    };
    while (takeLabel() || takeSpeaker());
    const last = !named && /^([^]*\S)\s*[([]([^()[\]]{1,58})[)\]](\.?)$/u.exec(text);
    if (last && speaker(last[2])) { named = speaker(last[2]); text = last[1] + last[3]; }
    return { text, kind: signed || labelled || kind, municipality: named || (shared ? null : municipality) };
  };

  // MARK: the form

  const form = $("form"), text = $("text"), municipality = $("municipality"), theme = $("theme");
  const kindInputs = data.kinds.map((kind) => {
    const label = make("label");
    const input = make("input", undefined, { type: "radio", name: "kind", value: kind.id });
    label.append(input, make("span", kind.prefix || "·", { class: "sign", "aria-hidden": "true" }), make("span", kind.name));
    $("kinds").append(label);
    return input;
  });
  const kind = () => (kindInputs.find((input) => input.checked) || { value: "point" }).value;
  const setKind = (value) => {
    for (const input of kindInputs) {
      input.checked = input.value === value;
      input.parentElement.classList.toggle("on", input.checked);
    }
  };
  const themeTitle = (number) => (data.themes.find((one) => one.number === number) || { title: null }).title;
  // Of several themes none is the likeliest: the note-taker says which one before the first note.
  const unchosen = "?";
  const standardTheme = data.theme || (data.themes.length > 1 ? unchosen : data.themes.length === 1 ? data.themes[0].number : null);

  const read = () => {
    draft.text = text.value;
    draft.kind = kind();
    draft.municipality = municipality.value;
    draft.theme = theme.value === "" ? null : theme.value === unchosen ? unchosen : Number(theme.value);
  };
  const write = () => {
    text.value = draft.text;
    setKind(draft.kind);
    municipality.value = draft.municipality;
    theme.value = draft.theme === null ? "" : String(draft.theme);
    $("theme-error").hidden = true;
    theme.removeAttribute("aria-invalid");
    const note = notes.find((one) => one.id === draft.note);
    $("form-heading").textContent = note ? "Ret notat " + number(note) : "Nyt notat";
    $("save").textContent = note ? "Gem rettelsen" : "Gem notat";
    $("cancel").hidden = !note;
    $("municipality-error").hidden = true;
    municipality.removeAttribute("aria-invalid");
    ask(null);
  };
  const nextDraft = () => {
    const chosen = draft.note ? lastTheme : draft.theme;
    draft = aside || emptyDraft();
    if (!aside) draft.theme = chosen;
    aside = null;
    write();
  };
  let lastTheme = standardTheme;

  // A question stands above the buttons until it is answered; nothing is stored and nothing is lost meanwhile.
  let onYes = null, onNo = null;
  const ask = (question, yes, no, yesDoes, noDoes) => {
    $("ask").hidden = question === null;
    $("ask-text").textContent = question || "";
    if (question === null) { onYes = onNo = null; return; }
    $("ask-yes").textContent = yes;
    $("ask-no").textContent = no;
    onYes = yesDoes;
    onNo = noDoes;
  };
  const answer = (which) => { const does = which(); ask(null); if (does) does(); };
  $("ask-yes").addEventListener("click", () => answer(() => onYes));
  $("ask-no").addEventListener("click", () => answer(() => onNo));

  // What must not stand in a note: a CPR number (a day and a month that exist), a telephone number, an e-mail address.
  const personal = (text) => {
    for (const [, , day, month] of text.matchAll(/(^|\D)(\d\d)(\d\d)\d\d[- ]?\d{4}(?!\d)/g)) {
      if (day >= 1 && day <= 31 && month >= 1 && month <= 12) return "et CPR-nummer";
    }
    if (/[^\s@]+@[^\s@]+\.[^\s@]+/.test(text)) return "en mailadresse";
    for (const [, , , digits] of text.matchAll(/(^|[^\d.,-])(\+45 ?)?([2-9]\d(?: ?\d\d){3})(?![\d.,-]*\d|\s*(?:kr|mio|mia|%))/g)) {
      if (!/^(19|20)\d\d (19|20)\d\d$/.test(digits)) return "et telefonnummer";
    }
    return null;
  };

  // The lines of what was pasted, without the signs of their lists. `10. klasse` is no tenth item: a number counts on
  // from its neighbour, or a sentence begins after it.
  const lines = () => {
    const typed = text.value.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
    const numbers = typed.map((line) => { const found = /^\(?(\d{1,3})[.)]\s/.exec(line); return found ? Number(found[1]) : null; });
    return typed.map((line, place) => {
      const isItem = numbers[place] !== null && (numbers[place - 1] === numbers[place] - 1
        || numbers[place + 1] === numbers[place] + 1 || /^\S+\s+\p{Lu}/u.test(line));
      return line.replace(isItem ? /^\S+\s+/ : /^(?:[•‣◦▪▫●○■□·∙⁃➢➤▶►➜⇒\uF0B7\uF0A7\uF076]\s*|[–—]\s+|o\s+|[-=]>\s*|--\s+)(?=\S)/u, "");
    });
  };

  // What is missing before anything can be stored; it is pointed at.
  const refuse = (field, error, why) => {
    $(error).textContent = why;
    $(error).hidden = false;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  };
  const save = async (pick = () => [draft.text], mayBePersonal = false) => {
    read();
    if (draft.text.trim() === "") { text.focus(); return; }
    if (draft.theme === unchosen) {
      refuse(theme, "theme-error", "Vælg det tema, I taler om, eller »Uden for temaerne«. Notatet er ikke gemt endnu.");
      return;
    }
    const named = municipality.value.trim();
    if (named !== "" && !placeNamed(named)) {
      refuse(municipality, "municipality-error", "»" + named + "« er ikke en kommune på listen. Vælg en på listen, eller lad feltet stå tomt.");
      return;
    }
    const texts = pick();
    const places = texts.map((line, place) => personal(line) ? place : -1).filter((place) => place >= 0);
    if (places.length && !mayBePersonal) {
      const found = personal(texts[places[0]]);
      ask(texts.length === 1 ? "Notatet ser ud til at rumme " + found + ". Det er ikke gemt endnu."
        : "Linje " + places.map((place) => place + 1).join(", ") + " ser ud til at rumme " + found
          + (places.length > 1 ? " eller lignende" : "") + ". Intet er gemt endnu.",
        "Ret teksten", "Gem alligevel", () => text.focus(), () => { save(pick, true); text.focus(); });
      $("ask-yes").focus();
      return;
    }
    await store(texts);
    text.focus();
  };

  const store = async (texts) => {
    const moment = new Date().toISOString();
    const finished = Object.assign({}, draft, { text: "", municipality: "" });
    const old = notes.find((one) => one.id === draft.note);
    const { kind, municipality, theme } = draft;
    const named = placeNamed(municipality);
    const changed = texts.map((line, place) => {
      const content = old ? { text: clean(line), kind, municipality: named } : parsed(line, kind, named);
      // The draft's own id: two windows that save the same draft make one note.
      const base = old || { id: place === 0 ? draft.id : newID(), page, written: moment, revision: 0, withdrawn: false };
      // Only after a yes does a line come here that holds a number or an address: the file says so.
      const allowed = personal(content.text) !== null;
      return Object.assign({}, base, content, { theme, allowed, changed: moment, revision: base.revision + 1, filed: 0, was: wasFiled(base) });
    });
    if (!old) lastTheme = theme;
    notes = old ? notes.map((one) => one.id === old.id ? changed[0] : one) : notes.concat(changed);
    nextDraft();
    await keep(changed, finished);
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  });
  form.addEventListener("input", (event) => {
    if (event.target.name === "kind") setKind(event.target.value);
    for (const [field, error] of [[municipality, "municipality-error"], [theme, "theme-error"]]) {
      if (event.target === field) { $(error).hidden = true; field.removeAttribute("aria-invalid"); }
    }
    keepDraft();
    showState();
  });
  text.addEventListener("paste", () => setTimeout(() => {
    const count = lines().length;
    if (count < 2 || draft.note) return;
    ask("Du satte " + count + " linjer ind. Skal hver linje være et notat?", "Ja, " + count + " notater", "Nej, ét notat",
      () => save(lines), () => text.focus());
  }, 0));
  $("cancel").addEventListener("click", async () => {
    const abandoned = Object.assign({}, draft, { text: "", municipality: "" });
    nextDraft();
    text.focus();
    try { if (place) await place.put([], abandoned); } catch (failed) { lost(); }
  });

  // MARK: the list

  const number = (note) => notes.indexOf(note) + 1;
  const kinds = new Map(data.kinds.map((kind) => [kind.id, kind.name]));
  const clock = (note) => new Date(note.written).toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" });

  const item = (note) => {
    const element = make("li", undefined, note.withdrawn ? { class: "gone" } : {});
    const about = [number(note) + ".", clock(note), kinds.get(note.kind), note.municipality, data.themes.length > 1 ? themeTitle(note.theme) : null];
    if (note.withdrawn) about.push("trukket tilbage");
    if (note.revision > 1 && !note.withdrawn) about.push("rettet");
    if (unkept.has(note.id)) about.push(place ? "gemmes …" : "kun her i vinduet");
    element.append(make("p", about.filter(Boolean).join(" · "), { class: "about" }), make("p", visible(note.text), { class: "text", dir: "auto" }));
    const row = make("div", undefined, { class: "row" });
    const button = (title, does) => {
      const made = make("button", title, { type: "button", "aria-label": title + " notat " + number(note) });
      made.addEventListener("click", does);
      row.append(made);
    };
    if (!note.withdrawn) button("Ret", () => edit(note));
    button(note.withdrawn ? "Tag med igen" : "Træk tilbage", () => {
      if (draft.note === note.id) nextDraft();
      const changed = Object.assign({}, note, { withdrawn: !note.withdrawn, revision: note.revision + 1, changed: new Date().toISOString(), filed: 0, was: wasFiled(note) });
      notes = notes.map((one) => one.id === note.id ? changed : one);
      keep([changed], null);
      const next = $("notes").children[notes.length - number(changed)];
      if (next) next.querySelector("button:last-of-type").focus();
    });
    element.append(row);
    return element;
  };
  const edit = (note) => {
    read();
    if (!draft.note) lastTheme = draft.theme;
    if (!draft.note && !isBlank(draft)) aside = draft;
    draft = { id: newID(), page, text: note.text, kind: note.kind, municipality: note.municipality || "", theme: note.theme, note: note.id };
    write();
    $("form-heading").scrollIntoView();
    text.focus();
  };

  // Whether words stand in the field that are no note yet, or a correction that was begun.
  const isHalf = (one) => {
    const note = notes.find((other) => other.id === one.note);
    return note ? one.text.trim() !== note.text.trim() : one.text.trim() !== "";
  };
  const hasHalf = () => isHalf(draft) || Boolean(aside && isHalf(aside));
  const showState = () => {
    const live = notes.filter((note) => !note.withdrawn);
    const kept = live.filter((note) => !unkept.has(note.id)).length;
    $("count").textContent = place ? kept + " gemt på denne enhed" : live.length + " kun i vinduet";
    const unfiled = notes.filter(isUnfiled).length;
    const half = hasHalf() ? (draft.note ? "rettelsen i feltet er ikke gemt" : "linjen i feltet er ikke gemt") : null;
    const all = !notes.length || unfiled ? null : half ? "resten er i filen" : "alt er i filen";
    $("unsaved").textContent = [unfiled ? unfiled + " ikke i en fil endnu" : null, half, all].filter(Boolean).join(" · ");
  };
  const show = () => {
    showState();
    $("notes").replaceChildren(...notes.slice().reverse().map(item));
    $("empty").hidden = notes.length > 0;
    $("erase-part").hidden = notes.length === 0;
    $("copy").value = fileText();
    const used = [...new Set(notes.slice().reverse().map((note) => note.municipality).filter(Boolean))].slice(0, 6);
    $("chips").hidden = used.length === 0;
    $("chips").replaceChildren(...used.map((name) => {
      const chip = make("button", name, { type: "button" });
      chip.addEventListener("click", () => { municipality.value = name; keepDraft(); text.focus(); });
      return chip;
    }));
  };

  // MARK: the file

  const fileName = "noter-" + data.meeting.id + "-bord-" + data.table + ".jsonl";
  const fileText = () => notes.map((note) => JSON.stringify({
    id: note.id, meeting: data.meeting.id, date: data.meeting.date, region: data.meeting.region, table: data.table,
    theme: themeTitle(note.theme), municipality: note.municipality, kind: note.kind, text: note.text,
    written: note.written, revision: note.revision, withdrawn: note.withdrawn,
    personal_allowed: note.allowed || undefined,
  }) + "\n").join("");
  const file = () => new File([fileText()], fileName, { type: "application/x-ndjson" });
  const filed = async () => {
    for (const note of notes) note.filed = note.revision;
    show();
    try { if (place) await place.put(notes, null); } catch (failed) { lost(); }
  };
  $("file").addEventListener("click", async () => {
    await refresh();
    const link = make("a", "", { href: URL.createObjectURL(file()), download: fileName });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    filed();
  });
  if (navigator.canShare && navigator.canShare({ files: [new File(["x"], fileName, { type: "application/x-ndjson" })] })) {
    $("share").hidden = false;
    $("share").addEventListener("click", () => navigator.share({ files: [file()], title: document.title }).then(filed, () => {}));
  }
  $("print").addEventListener("click", () => window.print());
  $("erase").addEventListener("click", () => {
    const unfiled = notes.filter(isUnfiled).length;
    const question = (hasHalf() ? "Linjen i feltet er ikke gemt. " : "") + (unfiled ? (unfiled === 1 ? "Ét notat" : unfiled + " notater") + " er ikke gemt i en fil. " : "")
      + (notes.length === 1 ? "Slet notatet" : "Slet alle " + notes.length + " notater") + " fra denne enhed?";
    if (!window.confirm(question)) return;
    notes = [];
    aside = null;
    draft = emptyDraft();
    draft.theme = standardTheme;
    write();
    const done = place ? place.erase() : Promise.resolve();
    done.then(show, lost);
  });
  addEventListener("focus", refresh);
  addEventListener("beforeunload", (event) => {
    if (notes.some(isUnfiled) || hasHalf()) event.preventDefault();
  });

  // MARK: start

  const start = async () => {
    $("about").textContent = [data.meeting.title, data.meeting.day, data.meeting.place].filter(Boolean).join(" · ");
    if (standardTheme === unchosen) theme.append(make("option", "Vælg tema …", { value: unchosen }));
    for (const one of data.themes) theme.append(make("option", one.number + ". " + one.title, { value: one.number }));
    theme.append(make("option", "Uden for temaerne", { value: "" }));
    $("theme-field").hidden = data.themes.length === 0;
    for (const name of data.municipalities) $("municipalities").append(make("option", undefined, { value: name }));
    $("questions").hidden = data.questions.length === 0;
    for (const question of data.questions) $("question-list").append(make("li", question));
    const found = await openPlace();
    notes = found.notes.sort((one, other) => one.id < other.id ? -1 : 1);
    lastMoment = notes.reduce((latest, note) => Math.max(latest, parseInt(note.id.replace("-", "").slice(0, 12), 16)), 0);
    const drafts = found.drafts.filter((one) => !one.note || notes.some((note) => note.id === one.note))
      .sort((one, other) => one.id < other.id ? -1 : 1);
    draft.theme = standardTheme;
    if (drafts.length) {
      draft = drafts[drafts.length - 1];
      if (draft.note) aside = drafts.filter((one) => !one.note).pop() || null;
    }
    write();
    show();
    $("app").hidden = $("state").hidden = false;
    text.focus();
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
  };
  start();
})();
