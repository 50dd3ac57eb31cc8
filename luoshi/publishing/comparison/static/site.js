"use strict";
(() => {
  const $ = (id) => document.getElementById("ui-" + id);
  const data = JSON.parse($("data").textContent);
  const home = $("home"), detail = $("detail"), panel = $("panel"), tip = $("tip");
  let kept = null;
  function details() { return kept || (kept = JSON.parse($("details").textContent)); }
  function say(key, values) {
    const words = data.words[key] || key;
    return values ? words.replace(/\{(\w+)\}/g, (_, name) => values[name]) : words;
  }

  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* a file opened where storage is off */ } },
  };

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
  function link(words, href, className) { return make("a", { href: data.base + href, className: className || "" }, words); }

  // The panel: blocks as luoshi.publishing.comparison.panel describes them

  const draw = {
    h1: null,
    h: (block) => make("h3", {}, block[1]),
    h3: (block) => make("h3", { lang: "zh-CN" }, block[1]),
    p: (block) => make("p", { className: "plain" }, block[1]),
    ul: (block) => make("ul", { className: "texts" }, ...block[1].map((text) => make("li", {}, text))),
    dl: (block) => block[1].length ? make("dl", { className: "facts" },
      ...block[1].flatMap(([term, text]) => [make("dt", {}, term), make("dd", {}, text)])) : null,
    q: (block) => {
      const node = make("div", {});
      let last = -1;
      for (const number of block[1]) {
        const [at] = details().quotes[number], [title, date] = details().sources[at];
        if (at !== last) node.append(make("p", { className: "from", lang: "zh-CN" }, say("in_document", { title }), " ", make("small", {}, date)));
        last = at;
        node.append(quote(number, true, null, true));
      }
      return node;
    },
    s: (block) => make("div", { className: "sides" }, ...block[1].map(([name, href, numbers]) => make("div", {},
      make("h3", { lang: "zh-CN" }, href ? link(name, href) : name), ...numbers.map((number) => quote(number, true))))),
    a: (block) => make("p", { className: "links" }, ...block[1].filter(([, href]) => !location.pathname.endsWith("/" + href.split("#")[0]))
      .map(([words, href]) => link(words, href))),
    rel: (block) => make("ul", { className: "rel" }, ...block[1].map(([name, href, verdict, why]) => make("li", {},
      verdict, " ", link(name, href), why ? make("small", {}, why) : null))),
    more: (block) => make("details", {}, make("summary", {}, block[1]), make("ul", { className: "texts", lang: "zh-CN" },
      ...block[2].map((text) => make("li", {}, text)))),
    diff: (block) => {
      const [left, right] = compare(words(block[2]), words(block[3]));
      return make("div", { className: "diff" }, ...[[left, block[2], block[1][0]], [right, block[3], block[1][1]]]
        .map(([pieces, number, name]) => make("div", {}, make("h3", {}, name),
          quote(number, true, pieces.map(([same, text]) => same ? text : make("mark", {}, text))))));
    },
  };
  function words(number) { return details().quotes[number][4]; }
  function quote(number, short, body, dated) {
    const [at, start, end, before, text, after, section, tags] = details().quotes[number];
    const [title, date, href] = details().sources[at], where = details().sections[section];
    const marked = before || after;
    const shown = body || [before ? make("span", { className: "around" }, before) : null,
      marked ? make("mark", {}, text) : text, after ? make("span", { className: "around" }, after) : null];
    const named = where ? say("in_section", { title, section: where }) : say("in_document", { title });
    const caption = short ? where || (dated ? "" : named) : named;
    return make("figure", { className: "quote" },
      make("blockquote", { lang: "zh-CN" }, ...shown.filter((part) => part !== null)),
      tags.length ? make("div", { className: "tags" }, ...tags.map((tag) => make("span", { className: "tag" }, details().tags[tag]))) : null,
      make("figcaption", {}, make("span", { lang: "zh-CN", title: named }, caption), date && !dated ? " · " : "", date && !dated ? make("time", {}, date) : "", " · ",
        href ? link(say("open_source"), `${href}?lang=${data.lang}#s-${start}-${end}`, "source") : say("source.none")));
  }

  // The longest common run of characters tells what two passages share; long ones are compared by their ends only

  function compare(left, right) {
    const a = Array.from(left), b = Array.from(right);
    let head = 0, tail = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head++;
    while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
    const x = a.slice(head, a.length - tail), y = b.slice(head, b.length - tail);
    const same = x.length * y.length > 4e6 ? [[], []] : common(x, y);
    const join = (all, middle, shared) => {
      const flags = all.map((_, n) => n < head || n >= all.length - tail || shared.has(n - head));
      const pieces = [];
      all.forEach((char, n) => {
        if (pieces.length && pieces[pieces.length - 1][0] === flags[n]) pieces[pieces.length - 1][1] += char;
        else pieces.push([flags[n], char]);
      });
      return pieces;
    };
    return [join(a, x, new Set(same[0])), join(b, y, new Set(same[1]))];
  }
  function common(x, y) {
    const width = y.length + 1, grid = new Uint16Array((x.length + 1) * width);
    for (let i = x.length - 1; i >= 0; i--) {
      for (let j = y.length - 1; j >= 0; j--) {
        grid[i * width + j] = x[i] === y[j] ? grid[(i + 1) * width + j + 1] + 1
          : Math.max(grid[(i + 1) * width + j], grid[i * width + j + 1]);
      }
    }
    const left = [], right = [];
    for (let i = 0, j = 0; i < x.length && j < y.length;) {
      if (x[i] === y[j]) { left.push(i++); right.push(j++); }
      else if (grid[(i + 1) * width + j] >= grid[i * width + j + 1]) i++; else j++;
    }
    return [left, right];
  }

  let opener = null;
  function open(blocks, from) {
    if (!blocks) return;
    opener = from || document.activeElement;
    detail.textContent = "";
    const title = blocks[0] && blocks[0][0] === "h1" ? blocks[0][1] : "";
    const back = button(document.body.classList.contains("page-side") ? "‹ " + say("back") : say("close"), close);
    detail.append(make("div", { className: "head" }, make("h2", { lang: "zh-CN" }, title), back));
    for (const block of blocks) if (draw[block[0]]) {
      const node = draw[block[0]](block);
      if (node) detail.append(node);
    }
    home.hidden = true;
    detail.hidden = false;
    panel.scrollTop = detail.scrollTop = 0;
  }
  function close() {
    detail.hidden = true;
    home.hidden = false;
    for (const node of document.querySelectorAll(".on")) node.classList.remove("on");
    for (const list of lists.values()) list.current = null;
    light(null, "on");
    write();
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  }

  // Tables

  const STEP = 60, MENU = 7;
  const lists = new Map();
  const order = new Intl.Collator(data.lang === "zh" ? "zh-CN" : "en", { numeric: true });
  class List {
    constructor(id, given) {
      Object.assign(this, { id, given, current: null, sorted: null, left: new Set(), chosen: given.facets.map(() => new Set()) });
      this.table = document.querySelector(`table[data-list="${id}"]`);
      this.bar = document.querySelector(`[data-filters="${id}"]`);
      this.byId = new Map(given.rows.map((row) => [row.i, row]));
      given.facets.forEach((facet, n) => { if (given.start[facet.k]) this.chosen[n].add(given.start[facet.k]); });
      if (!this.table) return;
      this.body = this.table.tBodies[0];
      this.heads();
      this.chips();
      this.scroller = this.table.closest(".scroll");
      for (const box of [this.scroller, document.querySelector("main"), panel, window]) {
        box.addEventListener("scroll", () => this.fill(), { passive: true });
      }
      this.body.addEventListener("click", (event) => {
        const row = event.target.closest("tr");
        if (row && !event.target.closest("a") && getSelection().isCollapsed) this.open(row.dataset.row, event.target.closest("button") || row.querySelector("button"));
      });
      for (const [kind, on] of [["mouseover", true], ["mouseleave", false]]) {
        this.body.addEventListener(kind, (event) => {
          const row = event.target.closest && event.target.closest("tr");
          light(on && row ? row.dataset.row : null, "hot");
        });
      }
    }
    heads() {
      [...this.table.tHead.rows[0].cells].forEach((cell, n) => {
        const title = cell.textContent;
        cell.textContent = "";
        cell.append(make("button", { type: "button", title: say("sort", { column: title }), onclick: () => this.sort(n) }, title));
      });
    }
    sort(column) {
      const up = this.sorted && this.sorted[0] === column ? !this.sorted[1] : this.given.columns[column][1] !== "number";
      this.sorted = [column, up];
      [...this.table.tHead.rows[0].cells].forEach((cell, n) => {
        if (n === column) cell.setAttribute("aria-sort", up ? "ascending" : "descending"); else cell.removeAttribute("aria-sort");
      });
      this.refresh();
    }
    fits(row, without) {
      return this.chosen.every((set, n) => n === without || !set.size || row.f[n].some((code) => set.has(code)));
    }
    chips() {
      this.bar.setAttribute("role", "group");
      this.bar.setAttribute("aria-label", say("filters"));
      this.given.facets.forEach((facet, n) => {
        const codes = Object.keys(facet.w);
        if (codes.length < 2) return;
        const nodes = codes.map((code) => make("button", { type: "button", className: "chip", "aria-pressed": "false", "data-code": code, "data-facet": String(n), onclick: () => this.toggle(n, code) },
          make("span", { lang: facet.k === "side" || facet.k === "scope" ? "zh-CN" : document.documentElement.lang }, facet.w[code]), make("b", { className: "count" })));
        if (codes.length <= MENU && (panel !== this.bar.closest("aside") || n === 3)) this.bar.append(make("div", { className: "chips" }, ...nodes));
        else this.bar.append(make("details", { className: "menu" }, make("summary", {}, facet.t, " ", make("b", { className: "count", "data-facet-count": String(n) })), make("div", { className: "drop" }, ...nodes)));
      });
      this.columns();
      this.said = make("p", { className: "said", role: "status" });
      this.none = button(say("clear"), () => { for (const set of this.chosen) set.clear(); this.refresh(); write(); });
      this.bar.append(this.said, this.none);
    }
    columns() {
      if (this.given.columns.length < 4) return;
      const key = "luoshi-columns-" + this.id;
      this.left = new Set((store.get(key) || "").split(",").filter((name) => this.given.columns.some(([title], n) => n && title === name)));
      const nodes = this.given.columns.slice(1).map(([title]) => make("button", { type: "button", className: "chip", "aria-pressed": String(!this.left.has(title)), onclick: (event) => {
        if (this.left.has(title)) this.left.delete(title); else this.left.add(title);
        event.currentTarget.setAttribute("aria-pressed", String(!this.left.has(title)));
        store.set(key, [...this.left].join());
        this.refresh();
      } }, title));
      this.bar.append(make("details", { className: "menu" }, make("summary", {}, say("columns")), make("div", { className: "drop" }, ...nodes)));
    }
    hide(row) {
      [...row.cells].forEach((cell, n) => { cell.hidden = this.left.has(this.given.columns[n][0]); });
    }
    toggle(facet, code) {
      const set = this.chosen[facet];
      if (set.has(code)) set.delete(code); else set.add(code);
      this.refresh();
      write();
    }
    count() {
      this.given.facets.forEach((facet, n) => {
        const counts = {};
        for (const row of this.given.rows) if (this.fits(row, n)) for (const code of row.f[n]) counts[code] = (counts[code] || 0) + 1;
        for (const chip of this.bar.querySelectorAll(`[data-facet="${n}"]`)) {
          const code = chip.dataset.code;
          chip.setAttribute("aria-pressed", String(this.chosen[n].has(code)));
          chip.classList.toggle("zero", !counts[code]);
          chip.querySelector(".count").textContent = counts[code] || 0;
        }
        const badge = this.bar.querySelector(`[data-facet-count="${n}"]`);
        if (badge) badge.textContent = this.chosen[n].size || "";
      });
      const parts = this.given.facets.map((facet, n) => [...this.chosen[n]].map((code) => facet.w[code] || code).join(say("joint"))).filter(Boolean);
      this.said.textContent = [...(parts.length ? parts : [say("table.all")]), say("count", { n: this.shown.length })].join(" · ");
      this.none.hidden = !parts.length;
    }
    refresh() {
      this.shown = this.given.rows.filter((row) => this.fits(row));
      if (this.sorted) {
        const [column, up] = this.sorted;
        const key = (row) => Array.isArray(row.c[column]) ? row.c[column].map((each) => each[0]).join() : String(row.c[column]);
        const keys = new Map(this.shown.map((row) => [row, key(row)]));
        this.shown.sort((a, b) => (up ? 1 : -1) * order.compare(keys.get(a), keys.get(b)));
      }
      this.body.textContent = "";
      this.hide(this.table.tHead.rows[0]);
      if (!this.shown.length) {
        this.body.append(make("tr", {}, make("td", { colSpan: this.given.columns.length }, make("b", {}, say("none.title")), " ", say("none.hint"))));
      }
      this.fill(true);
      this.count();
      mirror(this);
    }
    fill(first) {
      let have = this.body.querySelectorAll("tr[data-row]").length;
      while (have < this.shown.length && (first || this.near())) {
        this.body.append(...this.shown.slice(have, have + STEP).map((row) => this.row(row)));
        have = Math.min(have + STEP, this.shown.length);
        first = false;
      }
    }
    near() {
      const last = this.body.lastElementChild;
      return !last || last.getBoundingClientRect().top < window.innerHeight + 900;
    }
    all() { while (this.body.querySelectorAll("tr[data-row]").length < this.shown.length) this.fill(true); }
    row(row) {
      const cells = row.c.map((cell, n) => {
        const kind = "c-" + this.given.columns[n][1], first = n === 0;
        const lang = ["long", "text", "stages"].includes(this.given.columns[n][1]) ? { lang: "zh-CN" } : {};
        let inner;
        if (Array.isArray(cell)) inner = cell.map(([text, name]) => make("span", { className: name }, text));
        else inner = [first ? make("button", { type: "button", className: "row-open", title: String(cell) }, String(cell)) : make("span", {}, String(cell))];
        return make(first ? "th" : "td", first ? { className: kind, scope: "row", ...lang } : { className: kind, ...lang }, ...inner);
      });
      const node = make("tr", { "data-row": row.i }, ...cells);
      this.hide(node);
      if (row.i === this.current) node.classList.add("on");
      return node;
    }
    node(id) { return [...this.body.querySelectorAll("tr[data-row]")].find((node) => node.dataset.row === id); }
    open(id, from) {
      const blocks = details().rows[this.id][id];
      if (!blocks) return;
      for (const list of lists.values()) list.current = null;
      this.current = id;
      for (const node of document.querySelectorAll("tr.on, button.on")) node.classList.remove("on");
      const row = this.node(id);
      if (row) row.classList.add("on");
      light(id, "on");
      open(blocks, from);
      write();
    }
    show(id) {
      const row = this.byId.get(id);
      if (!row) return false;
      if (!this.fits(row)) { for (const set of this.chosen) set.clear(); this.refresh(); }
      while (!this.node(id)) this.fill(true);
      this.open(id, this.node(id).querySelector("button"));
      this.node(id).scrollIntoView({ block: "nearest" });
      return true;
    }
  }

  // The address says what is filtered and what is open, so that it can be sent and gone back to

  function write() {
    const parts = [];
    for (const list of lists.values()) {
      list.given.facets.forEach((facet, n) => {
        for (const code of list.chosen[n]) parts.push(`${lists.size > 1 ? list.id + "." : ""}${facet.k}=${encodeURIComponent(code)}`);
      });
      if (list.current) parts.push(`row=${encodeURIComponent(list.current)}`);
    }
    try { history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search); }
    catch { /* some viewers of local files forbid it */ }
  }
  function follow() {
    const hash = location.hash.slice(1);
    if (!hash || document.getElementById(hash)) return;
    let row = null;
    if (!hash.includes("=")) row = decode(hash);
    else {
      const pairs = hash.split("&").map((part) => part.split("=").map(decode));
      for (const list of lists.values()) {
        if (pairs.some(([key]) => key !== "row")) for (const set of list.chosen) set.clear();
        list.given.facets.forEach((facet, n) => {
          for (const [key, code] of pairs) if ((key === facet.k || key === `${list.id}.${facet.k}`) && code in facet.w) list.chosen[n].add(code);
        });
        list.refresh();
      }
      row = (pairs.find(([key]) => key === "row") || [])[1];
    }
    if (row) for (const list of lists.values()) if (list.show(row)) return;
  }
  function decode(words) { try { return decodeURIComponent(words); } catch { return words; } }

  // Matrices

  function cell(node) {
    const at = node.dataset.open, blocks = details().cells[at];
    for (const other of document.querySelectorAll("button.on, tr.on")) other.classList.remove("on");
    node.classList.add("on");
    open(blocks || gap(node, at), node);
  }
  function gap(node, at) {
    const line = node.closest("tr"), heads = [...node.closest("table").tHead.rows[0].cells].map((head) => head.textContent);
    const row = line.cells[0].textContent, side = heads[node.closest("td").cellIndex];
    const blocks = [["h1", `${row} · ${side}`], ["p", say("empty_row", { row })]];
    [...line.cells].forEach((other, n) => {
      const key = other.firstChild && other.firstChild.dataset && other.firstChild.dataset.open;
      const found = key && key !== at && details().cells[key];
      if (!found) return;
      blocks[1] = ["p", say("empty_cell", { row, side })];
      blocks.push(["h3", heads[n]], ...found.filter((block) => block[0] !== "h1").slice(0, 4));
    });
    return blocks;
  }
  function unfold(node) {
    const opened = node.getAttribute("aria-pressed") !== "true";
    node.setAttribute("aria-pressed", String(opened));
    for (const row of document.querySelectorAll("[data-folded]")) row.hidden = !opened;
  }

  // Lines on the map and edges of the graph follow the list, and the reverse

  const drawn = new Map();
  for (const node of document.querySelectorAll("[data-line]")) {
    for (const id of [node.dataset.line, node.dataset.also]) if (id) drawn.set(id, node);
  }
  const group = document.querySelector(".lines, .edges");
  function light(id, name) {
    if (!group) return;
    for (const node of group.querySelectorAll("." + name)) node.classList.remove(name);
    const node = id && drawn.get(id);
    if (node) { node.classList.add(name); node.parentNode.append(node); }
    group.classList.toggle("some", Boolean(group.querySelector(".hot, .on")));
  }
  function mirror(list) {
    if (!group) return;
    const kept = new Set(list.shown.map((row) => row.i));
    for (const [id, node] of drawn) {
      if (list.byId.has(id)) node.classList.toggle("off", !kept.has(node.dataset.line) && !kept.has(node.dataset.also));
    }
  }
  function watch() {
    if (!group) return;
    const line = (event) => event.target.closest && event.target.closest("[data-line]");
    group.addEventListener("click", (event) => {
      const node = line(event);
      if (node && !moved) for (const list of lists.values()) if (list.show(node.dataset.line)) return;
    });
    group.addEventListener("mousemove", (event) => {
      const node = line(event);
      if (!node) return;
      for (const other of group.querySelectorAll(".hot")) if (other !== node) other.classList.remove("hot");
      node.classList.add("hot");
      group.classList.add("some");
      for (const list of lists.values()) {
        for (const row of list.body.querySelectorAll("tr.hot")) row.classList.remove("hot");
        const row = list.node(node.dataset.line);
        if (row) row.classList.add("hot");
        const known = list.byId.get(node.dataset.line);
        tell(event, node.dataset.tip || (known ? `${known.c[0]} → ${known.c[1]}` : ""));
      }
    });
    group.addEventListener("mouseout", () => {
      tip.hidden = true;
      light(null, "hot");
      for (const row of document.querySelectorAll("tr.hot")) row.classList.remove("hot");
    });
  }
  function tell(event, text) {
    tip.textContent = text;
    tip.hidden = !text;
    tip.style.left = Math.max(4, Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8)) + "px";
    tip.style.top = Math.max(4, Math.min(event.clientY + 16, innerHeight - tip.offsetHeight - 8)) + "px";
  }

  // Zooming and moving the map: the view box changes, strokes and letters keep their size

  let moved = false;
  function atlas() {
    const svg = document.querySelector(".land");
    if (!svg) return;
    const { width, height } = svg.viewBox.baseVal;
    const [west, north, across, down] = svg.dataset.world.split(" ").map(Number);
    const least = Math.min(1, width / across, height / down);
    const shifted = [...svg.querySelectorAll("[data-shift]")].map((node) => [node, ...node.dataset.shift.split(" ").map(Number)]);
    let x = 0, y = 0, zoom = 1, drag = null;
    const zooms = [0.2, 0.4, 0.7, 1, 1.5, 2, 3, 5, 8];
    function show() {
      const wide = width / zoom, tall = height / zoom;
      x = Math.min(Math.max(x, west - wide / 2), west + across - wide / 2);
      y = Math.min(Math.max(y, north - tall / 2), north + down - tall / 2);
      svg.setAttribute("viewBox", `${x} ${y} ${width / zoom} ${height / zoom}`);
      size();
    }
    function size() {
      const box = svg.getBoundingClientRect(), unit = Math.max(width / zoom / box.width, height / zoom / box.height) || 1;
      svg.style.setProperty("--k", String(unit));
      for (const [node, dx, dy] of shifted) node.setAttribute("transform", `translate(${dx * unit} ${dy * unit})`);
      const effective = 1 / unit;
      zooms.forEach((each, n) => svg.classList.toggle("at" + n, effective >= each * 0.95));
    }
    function toward(by, cx, cy) {
      const next = Math.min(Math.max(zoom * by, least), 24);
      x = cx - (cx - x) * zoom / next;
      y = cy - (cy - y) * zoom / next;
      zoom = next;
      show();
    }
    function spot(event) {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return [point.x, point.y];
    }
    svg.addEventListener("wheel", (event) => { event.preventDefault(); toward(event.deltaY < 0 ? 1.25 : 0.8, ...spot(event)); }, { passive: false });
    const held = new Map();
    svg.addEventListener("pointerdown", (event) => {
      held.set(event.pointerId, event);
      moved = false;
      drag = [event.clientX, event.clientY];
    });
    svg.addEventListener("pointermove", (event) => {
      if (!held.has(event.pointerId)) return;
      if (held.size === 2) {
        const [one, two] = [...held.values()], before = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
        held.set(event.pointerId, event);
        const [a, b] = [...held.values()], now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
        moved = true;
        if (before > 0) toward(now / before, ...spot({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }));
        return;
      }
      held.set(event.pointerId, event);
      const k = 1 / svg.getScreenCTM().a;
      if (!moved && Math.hypot(event.clientX - drag[0], event.clientY - drag[1]) < 4) return;
      if (!moved) svg.setPointerCapture(event.pointerId);
      moved = true;
      svg.classList.add("drag");
      x -= (event.clientX - drag[0]) * k;
      y -= (event.clientY - drag[1]) * k;
      drag = [event.clientX, event.clientY];
      show();
    });
    for (const kind of ["pointerup", "pointercancel"]) {
      svg.addEventListener(kind, (event) => { held.delete(event.pointerId); svg.classList.remove("drag"); });
    }
    for (const node of document.querySelectorAll("[data-zoom]")) {
      node.onclick = () => {
        if (node.dataset.zoom === "all") { x = y = 0; zoom = 1; show(); }
        else toward(node.dataset.zoom === "in" ? 1.5 : 1 / 1.5, x + width / zoom / 2, y + height / zoom / 2);
      };
    }
    window.addEventListener("resize", size);
    size();
  }

  // Events

  document.addEventListener("click", (event) => {
    const node = event.target.closest("[data-open]");
    if (node) cell(node);
    const fold = event.target.closest("[data-unfold]");
    if (fold) unfold(fold);
    for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector(".menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); } else if (!detail.hidden) close();
  });
  function fit() {
    for (const box of document.querySelectorAll("main > section > .scroll:not(.short)")) {
      box.classList.remove("fits");
      const fits = box.firstElementChild.offsetWidth <= box.clientWidth + 1;
      box.classList.toggle("fits", fits);
      if (fits) box.removeAttribute("tabindex"); else box.tabIndex = 0;
    }
  }
  window.addEventListener("resize", fit);
  $("print").onclick = () => window.print();
  window.addEventListener("beforeprint", () => { for (const list of lists.values()) if (list.table) list.all(); });
  window.addEventListener("hashchange", follow);
  for (const [id, given] of Object.entries(data.lists)) {
    const list = new List(id, given);
    if (list.table) { lists.set(id, list); list.refresh(); }
  }
  fit();
  watch();
  atlas();
  follow();
})();
