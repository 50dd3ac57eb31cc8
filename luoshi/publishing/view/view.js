"use strict";
(() => {
  const $ = (id) => document.getElementById("ui-" + id);
  const data = JSON.parse($("data").textContent);
  const article = $("article"), pane = $("text"), panel = $("panel"), body = $("panel-body");
  const measures = data.measures;
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const marks = new Map();
  for (const mark of article.querySelectorAll("mark[data-m]")) {
    if (!marks.has(mark.dataset.m)) marks.set(mark.dataset.m, []);
    marks.get(mark.dataset.m).push(mark);
  }
  const facets = ["kind", "strength", "domain"];
  const chosen = { kind: new Set(), strength: new Set(), domain: new Set() };
  let language = "zh", shown = measures, current = null, last = null;

  // Words

  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* a file opened where storage is off */ } },
  };
  function firstLanguage() {
    const asked = new URLSearchParams(location.search).get("lang") || store.get("luoshi-language") || navigator.language || "zh";
    return asked.toLowerCase().startsWith("zh") ? "zh" : "en";
  }
  function say(key, values) {
    const words = data.words[language].ui[key] || key;
    return values ? words.replace(/\{(\w+)\}/g, (_, name) => values[name]) : words;
  }
  function label(group, code) { return (data.words[language][group] || {})[code] || code; }
  function comma() { return language === "zh" ? "、" : ", "; }

  function speak(next) {
    language = next;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t);
    for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", say(node.dataset.tLabel));
    for (const node of document.querySelectorAll("[data-t-placeholder]")) node.placeholder = say(node.dataset.tPlaceholder);
    for (const node of document.querySelectorAll("[data-label]")) {
      const [group, code] = node.dataset.label.split(".");
      node.textContent = label(group, code);
    }
    const other = language === "zh" ? "en" : "zh";
    $("language").textContent = other === "en" ? "English" : "中文";
    $("language").lang = other === "en" ? "en" : "zh-CN";
    drawLegend();
    filter();
    if (query) tellHits();
  }

  // Elements: text is always set as text, never as markup

  function make(tag, properties, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name in node && name !== "list") node[name] = value; else node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }
  function button(words, act, className) {
    return make("button", { type: "button", className: className || "icon", onclick: act }, words);
  }
  function tag(kind) { return make("span", { className: "tag k-" + kind }, label("kind", kind)); }

  function drawLegend() {
    const legend = document.querySelector(".legend");
    legend.textContent = "";
    for (const kind of Object.keys(data.words[language].kind)) {
      legend.append(make("span", { className: "m k-" + kind }, label("kind", kind)));
    }
  }

  // Filters

  function fits(measure, without) {
    return facets.every((facet) => facet === without || !chosen[facet].size || chosen[facet].has(measure[facet]));
  }
  function filter() {
    shown = measures.filter((measure) => fits(measure));
    const kept = new Set(shown.map((measure) => measure.id));
    for (const [id, parts] of marks) {
      if (parts[0].classList.contains("off") === kept.has(id)) for (const part of parts) part.classList.toggle("off");
    }
    for (const facet of facets) countFacet(facet);
    countSections();
    sayFilter();
    draw();
  }
  function countFacet(facet) {
    const counts = {};
    for (const measure of measures) if (fits(measure, facet)) counts[measure[facet]] = (counts[measure[facet]] || 0) + 1;
    for (const chip of document.querySelectorAll(`[data-facet="${facet}"]`)) {
      const code = chip.dataset.code, count = counts[code] || 0;
      chip.setAttribute("aria-pressed", String(chosen[facet].has(code)));
      chip.classList.toggle("zero", !count);
      chip.querySelector(".count").textContent = count;
    }
    if (facet !== "kind") $(facet + "-count").textContent = chosen[facet].size || "";
  }
  function countSections() {
    const counts = {};
    for (const measure of shown) {
      for (let id = measure.section; id && data.sections[id]; id = data.sections[id].parent) counts[id] = (counts[id] || 0) + 1;
    }
    for (const link of outlineLinks) link.querySelector(".count").textContent = counts[idOf(link)] || "";
  }
  function sayFilter() {
    const parts = facets.filter((facet) => chosen[facet].size)
      .map((facet) => Object.keys(data.words[language][facet]).filter((code) => chosen[facet].has(code))
        .map((code) => label(facet, code)).join(comma()));
    $("said").textContent = [...(parts.length ? parts : [say("all")]), say("count", { n: shown.length })].join(" · ");
    $("clear").hidden = !parts.length;
  }
  function buildMenus() {
    for (const facet of ["strength", "domain"]) {
      const list = $(facet).querySelector(".list");
      for (const code of Object.keys(data.words.zh[facet])) {
        list.append(make("button", { type: "button", className: "chip", "data-facet": facet, "data-code": code, "aria-pressed": "false" },
          make("span", { "data-label": facet + "." + code }), make("b", { className: "count" })));
      }
    }
  }
  function clearFilters() {
    for (const facet of facets) chosen[facet].clear();
    filter();
  }

  // The panel: a list of what is shown, or the facts of one measure

  function draw() {
    body.textContent = "";
    if (current) body.append(...detail(current)); else body.append(...overview());
  }
  function overview() {
    const projects = new Set(measures.flatMap((measure) => measure.projects || [])).size;
    const head = make("div", { className: "head" },
      make("h2", {}, say("summary", { m: measures.length, p: projects })),
      closer("panel"));
    return [head, measures.length ? null : blank("empty"), coverage(), warnings(), measures.length ? list() : null].filter(Boolean);
  }
  function closer(name) { return button(say("close"), () => sheet(name, false), "phone icon"); }
  function blank(name) {
    return make("div", { className: "block" }, make("h3", {}, say(name + "_title")), make("p", { className: "minor" }, say(name + "_hint")));
  }
  function coverage() {
    const total = Object.values(data.covered).reduce((sum, each) => sum + each, 0);
    if (!total) return null;
    const rows = Object.keys(data.words.zh.label).filter((code) => data.covered[code]).map((code) => {
      const share = Math.round(1000 * data.covered[code] / total) / 10;
      const steps = code !== "commitment" && code !== "heading";
      const rod = make("span", { className: "rod", "aria-hidden": "true" }, make("span"));
      rod.firstChild.style.width = share + "%";
      return make("li", {}, make("button", { type: "button", disabled: !steps, onclick: () => step(code) },
        make("span", {}, label("label", code)), make("span", { className: "share" }, share.toFixed(1) + "%"), rod));
    });
    return make("div", { className: "block" }, make("h3", {}, say("coverage")), make("ul", { className: "cover" }, ...rows),
      make("p", { className: "minor" }, say("coverage_hint")));
  }
  let stepped = { code: null, at: -1 };
  function step(code) {
    const found = [...article.querySelectorAll(`[data-u="${code}"]`)];
    if (!found.length) return;
    stepped = { code, at: stepped.code === code ? (stepped.at + 1) % found.length : 0 };
    for (const node of article.querySelectorAll(".u.here")) node.classList.remove("here");
    found[stepped.at].classList.add("here");
    reveal(found[stepped.at]);
  }
  function warnings() {
    if (!data.warnings.length) return null;
    return make("div", { className: "block" }, make("h3", {}, say("warnings")),
      ...data.warnings.map((each) => make("p", { className: "minor", lang: "en" }, each.message)));
  }
  const STEP = 200;
  function list() {
    if (!shown.length) return make("div", {}, blank("none"), make("div", { className: "block" }, button(say("clear"), clearFilters)));
    const node = make("ol", { className: "items" });
    listMore(node, shown.indexOf(last) + STEP);
    return node;
  }
  function listMore(node, upTo) {
    node.append(...shown.slice(node.children.length, upTo).map((measure) => make("li", {},
      make("button", { type: "button", className: measure === last ? "last" : "", onclick: () => choose(measure) },
        tag(measure.kind), make("span", { className: "words", lang: "zh-CN" }, measure.text)))));
  }
  function detail(measure) {
    const at = shown.indexOf(measure);
    const back = button("‹ " + say("listed"), () => choose(null));
    back.setAttribute("aria-label", say("back"));
    const head = make("div", { className: "head" }, back,
      make("span", { className: "where" }, at < 0 ? "" : say("position", { i: at + 1, n: shown.length })),
      step2("previous", "↑", -1), step2("next", "↓", 1), closer("panel"));
    const top = make("div", { className: "block" },
      make("p", { className: "tags" }, tag(measure.kind), make("span", { className: "tag" }, label("strength", measure.strength)),
        make("span", { className: "tag" }, label("domain", measure.domain))),
      make("blockquote", { className: "quote", lang: "zh-CN" }, measure.text),
      make("div", { className: "acts" }, button(say("copy_text"), (event) => copy(citation(measure), event.target)),
        button(say("copy_link"), (event) => copy(location.href.split("#")[0] + "#" + measure.id, event.target))));
    return [head, top, make("div", { className: "block" }, facts(measure)), monitor(measure), reasons(measure)].filter(Boolean);
  }
  function step2(key, sign, by) {
    const node = button(sign, () => move(by));
    node.setAttribute("aria-label", say(key));
    node.title = say(key);
    return node;
  }
  function facts(measure) {
    const rows = make("dl", { className: "facts" });
    const add = (key, nodes, always) => {
      if (!nodes.length && !always) return;
      rows.append(make("dt", {}, say(key)));
      rows.append(...(nodes.length ? nodes : [make("span", { className: "absent" }, say("absent"))]).map((node) => make("dd", {}, node)));
    };
    const each = (key, show) => (measure[key] || []).filter((id) => data.facts[id]).map((id) => show(data.facts[id], id));
    add("section", path(measure.section));
    add("action", measure.action ? [quoted(measure.action)] : []);
    add("object", measure.object ? [quoted(measure.object)] : []);
    add("projects", each("projects", project));
    add("parties", each("parties", (fact, id) => pointed(id, fact.text, label("role", fact.role))), true);
    add("deadlines", each("deadlines", (fact, id) => pointed(id, fact.text, say("by", { date: fact.by }))), true);
    add("quantities", each("quantities", (fact, id) => pointed(id, fact.text, amount(fact))), true);
    add("places", each("places", (fact, id) => pointed(id, fact.text, fact.code || say("ambiguous", { codes: (fact.candidates || ["?"]).join(comma()) }))));
    add("slogans", each("slogans", (fact, id) => pointed(id, fact.text,
      fact.members ? say("members", { words: fact.members.join("、") }) : say("members_unknown"))));
    add("member_of", each("member_of", (fact, id) => pointed(id, fact.text, "")));
    for (const key of ["detail_of", "details"]) {
      add(key, (measure[key] || []).map((id) => byId.get(id)).filter(Boolean)
        .map((other) => button(other.text, () => choose(other), "link")));
    }
    return rows;
  }
  function quoted(words) { return make("span", { lang: "zh-CN" }, words); }
  function pointed(id, words, remark) {
    const node = make("span", {}, button(words, () => light(id), "link"), remark ? make("small", {}, remark) : null);
    node.onmouseenter = () => hot(id, true);
    node.onmouseleave = () => hot(id, false);
    return node;
  }
  function project(fact, id) {
    const kind = say("type_stage", { type: label("type", fact.type), stage: label("stage", fact.stage) });
    return pointed(id, fact.name, fact.name === fact.text ? kind : kind + say("break") + say("own_words", { words: fact.text }));
  }
  function amount(fact) {
    const form = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", { maximumFractionDigits: 6 });
    const high = fact.high === undefined ? null : form.format(fact.high);
    return say(high === null ? "value" : "range", { low: form.format(fact.low), high, unit: fact.unit });
  }
  function path(id) {
    const steps = [];
    for (; id && data.sections[id]; id = data.sections[id].parent) steps.unshift(id);
    return steps.map((each) => button(data.sections[each].words, () => light(each), "link"));
  }
  function monitor(measure) {
    if (!measure.monitor) return null;
    const rows = make("dl", { className: "checks" });
    for (const [name, check] of Object.entries(measure.monitor)) {
      rows.append(make("dt", {}, label("monitor", name)),
        make("dd", { className: "state " + (check.met ? "yes" : "no") }, (check.met ? "✓ " : "✗ ") + say(check.met ? "met" : "unmet")),
        make("dd", { lang: "zh-CN" }, check.quotes.join("；")));
    }
    return make("div", { className: "block" }, make("h3", {}, say("monitor")), rows);
  }
  function reasons(measure) {
    if (!measure.reasons) return null;
    return make("div", { className: "block" }, make("h3", {}, say("reasons")), make("p", { className: "reasons" }, measure.reasons));
  }

  // Choosing and moving

  function choose(measure, keep) {
    if (current) for (const part of marks.get(current.id) || []) part.classList.remove("on"), part.removeAttribute("aria-current");
    if (painted) CSS.highlights.delete("cited");
    last = current || last;
    current = measure;
    if (measure) {
      last = measure;
      for (const part of marks.get(measure.id) || []) part.classList.add("on"), part.setAttribute("aria-current", "true");
      const first = (marks.get(measure.id) || [])[0];
      if (first) rove(first);
      place(measure.id);
      sheet("panel", true);
    } else {
      place("");
    }
    draw();
    panel.scrollTop = 0;
    spy();
    const first = measure && (marks.get(measure.id) || [])[0];
    if (first && (!keep || panel.classList.contains("open"))) reveal(first);
    const listed = body.querySelector(".last");
    if (listed) listed.scrollIntoView({ block: "center" });
  }
  let tabbed = null;
  function rove(mark) {
    if (tabbed) tabbed.tabIndex = -1;
    tabbed = mark;
    mark.tabIndex = 0;
  }
  function place(id) {
    try { history.replaceState(null, "", id ? "#" + encodeURIComponent(id) : location.pathname + location.search); }
    catch { /* some viewers of local files forbid it */ }
  }
  function move(by) {
    if (!shown.length) return;
    const from = current || (last && shown.includes(last) ? last : null);
    let at = shown.indexOf(from);
    if (at < 0) at = from ? nearest(from, by) : (by > 0 ? firstInView() - 1 : firstInView());
    choose(shown[Math.min(Math.max(at + by, 0), shown.length - 1)]);
  }
  function nearest(measure, by) {
    const place = measures.indexOf(measure);
    const after = shown.findIndex((each) => measures.indexOf(each) > place);
    const at = after < 0 ? shown.length : after;
    return by > 0 ? at - 1 : at;
  }
  function firstInView() {
    const top = pane.getBoundingClientRect().top;
    const at = shown.findIndex((measure) => {
      const mark = (marks.get(measure.id) || [])[0];
      return mark && mark.getBoundingClientRect().bottom > top;
    });
    return at < 0 ? 0 : at;
  }
  function reveal(node) {
    const box = node.getBoundingClientRect(), around = pane.getBoundingClientRect();
    const sheetHeight = panel.classList.contains("open") ? panel.offsetHeight : 0;
    const room = Math.max(around.height - sheetHeight, 120);
    if (box.top < around.top + 48 || box.bottom > around.top + room - 48) {
      pane.scrollTop += box.top - around.top - Math.max((room - box.height) / 3, 24);
    }
  }
  function light(id) {
    const node = document.getElementById(id);
    if (!node) return;
    reveal(node);
    node.classList.remove("lit");
    void node.offsetWidth;
    node.classList.add("lit");
    setTimeout(() => node.classList.remove("lit"), 2600);
  }
  function hot(id, on) {
    const node = document.getElementById(id);
    if (node) node.classList.toggle("hot", on);
  }
  function follow() {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    if (!id) return;
    const span = /^s-(\d{1,9})-(\d{1,9})$/.exec(id);
    if (span) { cite(Number(span[1]), Number(span[2])); return; }
    const node = document.getElementById(id);
    const inside = node && node.closest ? node.closest("mark[data-m]") : null;
    const measure = byId.get(id) || (inside && byId.get(inside.dataset.m));
    if (measure) {
      if (!fits(measure)) clearFilters();
      choose(measure);
      light(id);
      if (id !== measure.id) place(id);
    } else if (node) {
      sheet("outline", false);
      light(id);
    } else {
      $("said").textContent = say("missing_link");
    }
  }

  // Copying

  function citation(measure) {
    const steps = [];
    for (let id = measure.section; id && data.sections[id]; id = data.sections[id].parent) steps.unshift(data.sections[id].words);
    return `“${measure.text}”（《${data.title}》${steps.length ? "，" + steps.join("，") : ""}）`;
  }
  async function copy(words, node) {
    let done = false;
    try { await navigator.clipboard.writeText(words); done = true; } catch { done = copyOld(words); }
    const before = node.textContent;
    node.textContent = say(done ? "copied" : "copy_failed");
    setTimeout(() => { node.textContent = before; }, 1600);
  }
  function copyOld(words) {
    const field = make("textarea", { value: words, readOnly: true });
    document.body.append(field);
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* the reader is told below */ }
    field.remove();
    return done;
  }

  // Search: over the whole text, across marks, in either width and case

  const nodes = [], starts = [];
  let plain = "", query = "", hits = [], at = -1;
  function fold(words) {
    return words.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
      .replace(/[\u3000\u00a0]/g, " ").replace(/[A-Z]/g, (char) => char.toLowerCase());
  }
  function indexText() {
    if (nodes.length) return;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const parts = [];
    let length = 0;
    while (walker.nextNode()) {
      nodes.push(walker.currentNode);
      starts.push(length);
      parts.push(walker.currentNode.data);
      length += walker.currentNode.data.length;
    }
    plain = fold(parts.join(""));
  }
  function locate(offset) {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle; else high = middle - 1;
    }
    return [nodes[low], offset - starts[low]];
  }
  function range(start, length = query.length) {
    const made = document.createRange();
    made.setStart(...locate(start));
    const [node, offset] = locate(start + length - 1);
    made.setEnd(node, offset + 1);
    return made;
  }
  const painted = typeof Highlight === "function" && CSS.highlights;
  function search(words) {
    indexText();
    query = fold(words.trim());
    hits = [];
    at = -1;
    for (let from = query ? plain.indexOf(query) : -1; from >= 0; from = plain.indexOf(query, from + query.length)) hits.push(from);
    if (painted) {
      CSS.highlights.clear();
      if (hits.length) CSS.highlights.set("hit", new Highlight(...hits.slice(0, 5000).map(range)));
    }
    box(null);
    if (hits.length) hit(1); else tellHits();
  }
  function hit(by) {
    if (!hits.length) return;
    at = at < 0 ? firstHit() : (at + by + hits.length) % hits.length;
    const here = range(hits[at]);
    reveal(here);
    if (painted) CSS.highlights.set("now", Object.assign(new Highlight(here), { priority: 1 })); else box(here);
    tellHits();
  }
  function firstHit() {
    const top = pane.getBoundingClientRect().top;
    let low = 0, high = hits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (range(hits[middle]).getBoundingClientRect().bottom > top) high = middle; else low = middle + 1;
    }
    return low % hits.length;
  }
  function tellHits() {
    $("hits").textContent = !query ? "" : hits.length ? say("hits", { i: at + 1, n: hits.length }) : say("no_hits");
    $("prev").disabled = $("next").disabled = !hits.length;
  }
  function box(here) {
    for (const node of pane.querySelectorAll(".now-box")) node.remove();
    if (!here) return;
    const around = pane.getBoundingClientRect();
    pane.style.position = "relative";
    for (const part of here.getClientRects()) {
      const node = make("div", { className: "now-box" });
      node.style.left = part.left - around.left + "px";
      node.style.top = part.top - around.top + pane.scrollTop + "px";
      node.style.width = part.width + "px";
      node.style.height = part.height + "px";
      pane.append(node);
    }
  }

  // A link to any span: `#s-START-END` counts code points as all the data do, the browser counts UTF-16 units

  function unit(point) {
    let at = 0;
    for (let n = 0; n < point; n++) at += plain.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  }
  function cite(start, end) {
    indexText();
    const from = start < end && end <= plain.length ? unit(start) : plain.length, to = unit(from < plain.length ? end : 0);
    if (to <= from || to > plain.length) { $("said").textContent = say("missing_link"); return; }
    const here = range(from, to - from);
    const mark = here.startContainer.parentElement.closest("mark[data-m]") || here.endContainer.parentElement.closest("mark[data-m]");
    const measure = mark && byId.get(mark.dataset.m);
    if (measure && !fits(measure)) clearFilters();
    if (measure && window.matchMedia("(min-width: 861px)").matches) choose(measure, true);  // a sheet would hide the words
    else { choose(null); sheet("outline", false); }
    place(`s-${start}-${end}`);
    if (painted) CSS.highlights.set("cited", Object.assign(new Highlight(here), { priority: 2 })); else box(here);
    reveal(here);
    spy();
  }

  // The outline follows the text

  const outlineLinks = [...document.querySelectorAll(".outline a")];
  function idOf(link) { return decodeURIComponent(link.hash.slice(1)); }
  const linkOf = new Map(outlineLinks.map((link) => [idOf(link), link]));
  const heads = outlineLinks.map((link) => [document.getElementById(idOf(link)), link]).filter(([node]) => node);
  let here = null, waiting = false;
  function sectionInView() {
    const mark = current && (marks.get(current.id) || [])[0];
    if (!mark) return null;
    const box = mark.getBoundingClientRect(), around = pane.getBoundingClientRect();
    return box.bottom > around.top && box.top < around.bottom ? linkOf.get(current.section) : null;
  }
  function spy() {
    waiting = false;
    const line = pane.getBoundingClientRect().top + pane.clientHeight * 0.38;  // just below where a chosen measure stands
    let low = 0, high = heads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (heads[middle][0].getBoundingClientRect().top <= line) low = middle + 1; else high = middle;
    }
    const link = sectionInView() || (low ? heads[low - 1][1] : null);
    if (link === here) return;
    if (here) here.removeAttribute("aria-current");
    here = link;
    if (!link) return;
    link.setAttribute("aria-current", "true");
    const outline = $("outline"), box = link.getBoundingClientRect(), around = outline.getBoundingClientRect();
    if (box.top < around.top + 40 || box.bottom > around.bottom - 24) outline.scrollTop += box.top - around.top - around.height / 3;
  }

  // Sheets on a phone

  function sheet(name, open) {
    const node = $(name), opener = $("open-" + name);
    if (open && window.matchMedia("(min-width: 861px)").matches) return;
    if (open) sheet(name === "panel" ? "outline" : "panel", false);
    const had = node.contains(document.activeElement);
    node.classList.toggle("open", open);
    opener.setAttribute("aria-expanded", String(open));
    if (!open && had) opener.focus();
  }

  // Events

  function facetClick(event) {
    const chip = event.target.closest("[data-facet]");
    if (!chip) return;
    const set = chosen[chip.dataset.facet], code = chip.dataset.code;
    if (set.has(code)) set.delete(code); else set.add(code);
    filter();
  }
  function escape() {
    const open = document.querySelector(".menu[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); return; }
    if (document.activeElement === $("query")) {
      $("query").value = "";
      search("");
      $("query").blur();
      pane.focus({ preventScroll: true });
    } else if (current) {
      choose(null);
      sheet("panel", false);
    } else {
      sheet("panel", false);
      sheet("outline", false);
    }
  }
  function key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    if (event.key === "Escape") return escape();
    if (event.target.closest("input, textarea, select")) return;
    const act = {
      j: () => move(1), k: () => move(-1), "?": () => help(true),
      "/": () => { $("query").focus(); $("query").select(); },
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  }
  function help(open) {
    const node = $("help");
    if (open && node.showModal) node.showModal(); else if (!open && node.close) node.close();
  }
  function hover(event) {
    const mark = event.target.closest && event.target.closest("mark[data-m]");
    const measure = mark && byId.get(mark.dataset.m);
    const tip = $("tip");
    tip.hidden = !measure;
    if (!measure) return;
    tip.textContent = [label("kind", measure.kind), label("strength", measure.strength), label("domain", measure.domain)].join(" · ");
    const line = [...mark.getClientRects()].find((part) => event.clientY <= part.bottom + 2) || mark.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(event.clientX, innerWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top = (line.top - 28 > pane.getBoundingClientRect().top ? line.top - 26 : line.bottom + 4) + "px";
  }
  function listen() {
    document.querySelector(".filters").addEventListener("click", facetClick);
    document.addEventListener("click", (event) => {
      for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
    });
    article.addEventListener("click", (event) => {
      const mark = event.target.closest("mark[data-m]");
      if (mark && getSelection().isCollapsed) choose(byId.get(mark.dataset.m), true);
    });
    article.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.dataset.m) choose(byId.get(event.target.dataset.m), true);
    });
    article.addEventListener("mouseover", hover);
    article.addEventListener("mouseleave", () => { $("tip").hidden = true; });
    pane.addEventListener("scroll", () => {
      $("tip").hidden = true;
      if (!waiting) { waiting = true; requestAnimationFrame(spy); }
    }, { passive: true });
    panel.addEventListener("scroll", () => {
      const node = body.querySelector(".items");
      if (node && panel.scrollTop + 2 * panel.clientHeight > panel.scrollHeight) listMore(node, node.children.length + STEP);
    }, { passive: true });
    document.querySelector(".outline").addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      event.preventDefault();
      sheet("outline", false);
      light(idOf(link));
      place(idOf(link));
    });
    document.addEventListener("keydown", key);
    $("find").addEventListener("submit", (event) => event.preventDefault());
    let timer = 0;
    $("query").addEventListener("input", (event) => {
      clearTimeout(timer);
      if (!event.isComposing) timer = setTimeout(() => search($("query").value), 120);
    });
    $("query").addEventListener("compositionend", () => search($("query").value));
    $("query").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      if (fold($("query").value.trim()) !== query) { clearTimeout(timer); search($("query").value); } else hit(event.shiftKey ? -1 : 1);
    });
    $("prev").onclick = () => hit(-1);
    $("next").onclick = () => hit(1);
    $("clear").onclick = clearFilters;
    $("print").onclick = () => window.print();
    $("keys").onclick = () => help(true);
    $("help-close").onclick = () => help(false);
    $("language").onclick = () => {
      speak(language === "zh" ? "en" : "zh");
      store.set("luoshi-language", language);
    };
    $("open-outline").onclick = () => sheet("outline", !$("outline").classList.contains("open"));
    $("open-panel").onclick = () => { if (current) choose(null); sheet("panel", !panel.classList.contains("open")); };
    document.querySelector("[data-close]").onclick = () => sheet("outline", false);
    window.addEventListener("hashchange", follow);
  }

  buildMenus();
  listen();
  speak(firstLanguage());
  const firstMark = article.querySelector("mark[data-m]");
  if (firstMark) rove(firstMark);
  spy();
  follow();
})();
