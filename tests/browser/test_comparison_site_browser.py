"""What a reader does with the comparison site, from a folder. Every test also fails on any console message."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest
from comparison_sample import HOSTILE, readings, sample
from reader_tab import DESK, PHONE, Tab
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from luoshi.findings import Topic
from luoshi.publishing.comparison import comparison_site
from luoshi.publishing.labels import words as labels

PAGES = ("index", "map", "projects", "conflicts", "rivals", "cooperation", "recognition", "industries", "reuse",
         "alignment", "cities/510700")
DOMAINS = tuple(labels("zh")["domain"])
OPENED = "return !document.getElementById('ui-detail').hidden"


class Site:
    """The site in a folder, and the tab that shows it."""

    def __init__(self, tab: Tab, folder: Path) -> None:
        self.tab, self.folder = tab, folder

    def open(self, page: str, anchor: str = "", size: tuple[int, int] = DESK) -> Tab:
        self.tab.visit((self.folder / f"{page}.html").as_uri() + anchor, size=size)
        return self.tab


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("对比 站")
    for path, content in comparison_site(*sample()):
        file = made / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return made


@pytest.fixture
def site(tab: Tab, folder: Path) -> Site:
    return Site(tab, folder)


def detail(tab: Tab) -> str:
    return tab.text("#ui-detail")


def names(tab: Tab, list_id: str) -> list[str]:
    return [row.text for row in tab.all(f'table[data-list="{list_id}"] tbody tr[data-row] th')]


# Every page

@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_fits_and_loads_nothing(site: Site, page: str, size: tuple[int, int]) -> None:
    tab = site.open(page, size=size)
    assert tab.js("return performance.getEntriesByType('resource').map((entry) => entry.name)") == []
    assert tab.js("return document.documentElement.scrollWidth <= innerWidth + 1"), "no sideways scrolling"
    assert tab.js("return document.querySelector('h1').getBoundingClientRect().top < innerHeight / 2")
    buttons = tab.all("table[data-list] tbody button, table[data-matrix] button")
    if buttons:
        tab.js("arguments[0].click()", buttons[0])
        assert tab.js(OPENED)
        assert tab.js("return document.documentElement.scrollWidth <= innerWidth + 1"), "nor with the panel open"


@pytest.mark.parametrize("page", PAGES)
def test_no_known_barrier(site: Site, page: str) -> None:
    """No violation of WCAG 2 A and AA that axe (in the package axe-selenium-python) can see."""
    found = importlib.util.find_spec("axe_selenium_python")
    if found is None or found.origin is None:
        assert not os.environ.get("CI"), "axe-selenium-python belongs to the test extra"
        pytest.skip("axe-selenium-python is not installed")
    axe = next(Path(found.origin).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
    tab = site.open(page)
    tab.js("const node = document.querySelector('table[data-list] tbody button'); if (node) node.click();")
    tab.js(axe)
    rules = ["wcag2a", "wcag2aa", "best-practice"]
    result = tab.driver.execute_async_script("axe.run({ runOnly: arguments[0] }).then(arguments[1]);", rules)
    assert [(each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in result["violations"]] == []


def test_the_navigation_reaches_every_page(site: Site) -> None:
    tab = site.open("index")
    for page in PAGES[:-1]:
        tab.one(f'.pages a[href="{page}.html"]').click()
        assert tab.one('.pages a[aria-current="page"]').get_attribute("href").endswith(f"/{page}.html")
    tab.one(".pages summary").click()
    tab.one('.drop a[href="cities/511000.html"]').click()
    assert tab.text("h1") == "内江"
    tab.one(".site").click()
    assert tab.driver.current_url.endswith("/index.html")


def test_hostile_words_stay_text_everywhere(site: Site) -> None:
    for page in PAGES:
        tab = site.open(page)
        tab.js("for (const node of document.querySelectorAll('table[data-list] tbody button')) node.click()")
        assert "ran" not in tab.driver.title
    tab = site.open("rivals")
    tab.one("tbody button").click()
    assert tab.text("#ui-detail h2") == f"北翼中心{HOSTILE}"


# From a number to the words in their text

def test_a_number_opens_its_clauses_and_a_clause_its_text(site: Site) -> None:
    tab = site.open("index")
    tab.one('[data-open="topics/infrastructure-0/511000"]').click()
    assert tab.text("#ui-detail h2") == "基础设施 · 内江 · 共2条"
    assert "建成内江至大足高速公路" in detail(tab)
    tab.one('#ui-detail a[href*="#s-"]').click()
    tab.until("return document.getElementById('ui-article') !== null")
    lit = "return [...(CSS.highlights.get('cited') || [])].map((range) => range.toString()).join()"
    assert tab.js(lit) == "推进绵遂内铁路前期工作"
    tab.one("#ui-home").click()
    assert tab.text("h1") == "总览"


def test_words_beyond_the_basic_plane_are_lit_exactly(site: Site) -> None:
    reading = readings()[0]
    start = reading.document.text.index("大道建成通车")
    tab = site.open(f"documents/{reading.document.id}", f"?lang=zh#s-{start}-{start + 2}")
    assert tab.js("return [...CSS.highlights.get('cited')].join()") == "大道"


def test_an_empty_cell_says_so_and_shows_what_others_write(site: Site) -> None:
    tab = site.open("index")
    tab.one("[data-unfold]").click()
    tab.one('[data-open="topics/infrastructure-2/511000"]').click()
    assert "内江的文件没有写到“铁路”。其他地方这样写：" in detail(tab)
    assert "新开工绵遂内铁路" in detail(tab)
    tab.one('[data-open="topics/culture-0/511000"]').click()
    assert "各份文件都没有写到“文化旅游”。" in detail(tab)


def test_a_number_on_the_first_page_opens_the_list_filtered(site: Site) -> None:
    tab = site.open("index")
    tab.one('a[href="conflicts.html#kind=one_sided"]').click()
    assert names(tab, "conflicts") == ["内江至大足高速公路"]
    assert tab.text(".said") == "另一端未提 · 共1条"


# Lists

def test_sides_stand_side_by_side_with_stage_strength_and_reasons(site: Site) -> None:
    tab = site.open("conflicts", "#c-j-line")
    first, second = (node.rect for node in tab.all("#ui-detail .sides > div"))
    assert first["y"] == second["y"]
    assert first["x"] < second["x"]
    for words in ("开工", "前期工作", "推进", "2024-03-05", "请绵阳、内江核对“绵遂内铁路”目前所处阶段", "90%",
                  "内江（2024-04-02）写的是“前期工作”，绵阳（2024-03-05）写的是“开工”", "所经各地相同，次序也相同"):
        assert words in detail(tab), words


def test_filters_are_chips_with_counts_and_said_in_words(site: Site) -> None:
    tab = site.open("projects")
    assert tab.text(".said") == "多方提到 · 共1条"
    tab.one(".filters > .icon").click()
    assert tab.text(".said") == "全部 · 共3条"
    side = next(chip for chip in tab.all(".filters .chip") if chip.text.startswith("内江"))
    assert side.text.split() == ["内江", "2"]
    side.click()
    next(chip for chip in tab.all(".filters .chip") if chip.text.startswith("高速公路")).click()
    assert tab.text(".said") == "内江 · 高速公路 · 共1条"
    assert names(tab, "projects") == ["内江至大足高速公路"]
    assert "side=511000" in tab.js("return location.hash")
    tab.driver.refresh()
    assert tab.text(".said") == "内江 · 高速公路 · 共1条", "what was filtered is kept in the address"


def test_an_empty_table_says_what_to_do(site: Site) -> None:
    tab = site.open("projects", "#side=510700&type=expressway")
    assert "没有符合条件的条目 请减少筛选条件，或清除筛选。" in tab.text("table")


def test_columns_are_chosen_and_remembered(site: Site) -> None:
    tab = site.open("projects")
    tab.all(".filters .menu summary")[-1].click()
    next(chip for chip in tab.all(".filters .menu[open] .chip") if chip.text == "类型").click()
    heads = ("return [...document.querySelectorAll('thead th')].filter((cell) => !cell.hidden)"
             ".map((cell) => cell.textContent)")
    assert tab.js(heads) == ["项目", "各方阶段", "提及"]
    tab.driver.refresh()
    assert tab.js(heads) == ["项目", "各方阶段", "提及"]
    assert tab.js("return [...document.querySelector('tr[data-row]').cells].map((cell) => cell.hidden)") == [
        False, True, False, False]
    tab.js("localStorage.clear()")


def test_sorting_by_a_head(site: Site) -> None:
    tab = site.open("projects", "#reach=single")
    heads = tab.all("thead button")
    heads[0].click()
    first = names(tab, "projects")
    assert tab.one('th[aria-sort="ascending"]').text.startswith("项目")
    heads[0].click()
    assert names(tab, "projects") == first[::-1]


def test_opening_by_key_and_closing_gives_the_focus_back(site: Site) -> None:
    tab = site.open("rivals")
    tab.js("document.querySelector('tbody button').focus()")
    tab.press(Keys.ENTER)
    assert tab.js(OPENED)
    tab.press(Keys.ESCAPE)
    assert not tab.js(OPENED)
    assert tab.js("return document.activeElement === document.querySelector('tbody button')")


def test_reuse_marks_what_differs(site: Site) -> None:
    tab = site.open("reuse")
    tab.one("tbody button").click()
    assert [mark.text for mark in tab.all("#ui-detail .diff mark")] == ["事业", "工作"]


def test_a_long_list_is_drawn_as_it_is_scrolled(site: Site, tmp_path: Path) -> None:
    from msgspec.structs import replace

    comparison, given = sample()
    road = comparison.links.projects[1]
    many = tuple(replace(road, id=f"j-{n}", name=f"内江至大足高速公路{n}") for n in range(1000))
    long = replace(comparison, links=replace(comparison.links, projects=many, findings=()))
    for path, content in comparison_site(long, given):
        if path == "projects.html":
            (tmp_path / path).write_bytes(content)
    tab = Site(site.tab, tmp_path).open("projects")
    drawn = "return document.querySelectorAll('tr[data-row]').length"
    assert tab.text(".said") == "全部 · 共1000条"
    assert 0 < tab.js(drawn) <= 120
    tab.js("document.querySelector('main').scrollTop = 1e6")
    tab.until("return document.querySelectorAll('tr[data-row]').length > 60")
    tab.visit((tmp_path / "projects.html").as_uri() + "#j-700")
    assert tab.text("#ui-detail h2") == "内江至大足高速公路700"
    tab.js("window.dispatchEvent(new Event('beforeprint'))")
    assert tab.js(drawn) == 1000, "all of it is printed"


# The map and the graph

def test_the_map_is_drawn(site: Site) -> None:
    tab = site.open("map")
    box = tab.js("const b = document.querySelector('[data-line=\"j-line\"]').getBoundingClientRect();"
                 "return [b.width, b.height]")
    assert min(box) > 10
    assert len(tab.all(".b-city path")) > 5
    shown = [node.text for node in tab.all(".names text") if node.is_displayed()]
    assert {"绵阳", "内江"} <= set(shown)
    assert "示意：各地代表点之间的连线，不是线位" in tab.text(".legend")
    dash = "return getComputedStyle(document.querySelector(arguments[0])).strokeDasharray"
    dashes = {name: tab.js(dash, f".ln.st-{name}") for name in ("preliminary", "building", "done")}
    assert dashes["building"] == dashes["done"] == "none"
    assert dashes["preliminary"] != "none"


def test_list_and_map_light_each_other(site: Site) -> None:
    tab = site.open("map")
    row = next(row for row in tab.all("tr[data-row]") if row.get_attribute("data-row") == "j-road")
    ActionChains(tab.driver).move_to_element(row.find_element("css selector", "button")).perform()
    assert "hot" in tab.one('[data-line="j-road"]').get_attribute("class")
    row.find_element("css selector", "button").click()
    assert "on" in tab.one('[data-line="j-road"]').get_attribute("class").split()
    assert "内江至大足高速公路" in detail(tab)
    tab.press(Keys.ESCAPE)
    tab.js("""
        const path = document.querySelector('[data-line="j-line"] .hit');
        const at = path.getPointAtLength(path.getTotalLength() / 3).matrixTransform(path.getScreenCTM());
        const where = { bubbles: true, clientX: at.x, clientY: at.y };
        for (const kind of ['mousemove', 'click']) path.dispatchEvent(new MouseEvent(kind, where));""")
    assert tab.text("#ui-detail h2") == "绵遂内铁路"
    assert "示意连线，不是线位" in tab.text("#ui-tip")
    assert "绵阳 开工、内江 前期工作" in tab.text("#ui-tip")


def test_zooming_brings_names_and_keeps_letters(site: Site) -> None:
    tab = site.open("map")
    seen = ("return [...document.querySelectorAll('.names text')]"
            ".filter((node) => getComputedStyle(node).display !== 'none').length")
    size = "return document.querySelector('.n-side').getBoundingClientRect().height"
    before, height = tab.js(seen), tab.js(size)
    for _ in range(4):
        tab.one('[data-zoom="in"]').click()
    assert tab.js(seen) > before
    assert abs(tab.js(size) - height) < 1.5
    tab.one('[data-zoom="all"]').click()
    assert tab.js(seen) == before


def test_filters_apply_to_the_map(site: Site) -> None:
    tab = site.open("map", "#side=510700")
    assert tab.one('[data-line="j-line"]').is_displayed()
    assert not tab.one('[data-line="j-road"]').is_displayed()


def test_the_graph_shows_who_answers(site: Site) -> None:
    tab = site.open("cooperation")
    assert len(tab.all(".edge .e-no")) == 1
    assert len(tab.all(".edge .e-unknown")) == 1
    assert {node.text for node in tab.all(".graph text")} == {"绵阳", "内江", "自贡", "荣昌"}
    for row in ("p-511000-500153", "p-500153-511000"):
        tab.visit(tab.driver.current_url.split("#")[0] + "#" + row)
        assert len(tab.all(".edge.on .e-yes")) == 1, "one curve for both ways"
    tab.press(Keys.ESCAPE)
    tab.one("tbody button").click()
    assert "on" in tab.one('[data-line="p-510700-511000"]').get_attribute("class").split()
    assert "请内江说明是否同意绵阳文件提到的合作事项。" in detail(tab)


# Scale

def test_a_hundred_documents_open_in_two_seconds(site: Site, tmp_path: Path) -> None:
    """The first page with a hundred sides, ninety topics and some twenty thousand clauses; the best of three."""
    from msgspec.structs import replace

    comparison, given = sample()
    volume, text = comparison.links.volumes[0], given[0].document.text
    volumes = tuple(replace(volume, side=f"side {n}", name=f"地{n}", source=f"{n}.txt") for n in range(100))
    topic = next(each for each in comparison.findings if isinstance(each, Topic))
    clauses = [replace(topic.clauses[0], start=n, end=n + 40, text=text[n:n + 40]) for n in range(40)]
    topics = tuple(
        replace(topic, side=volume.side, domain=DOMAINS[n % 10], topic=f"题{n}" if n > 9 else "", count=2,
                clauses=tuple(replace(clause, source=volume.source) for clause in clauses[n % 20 * 2:n % 20 * 2 + 2]))
        for volume in volumes for n in range(100))
    many = replace(comparison, links=replace(comparison.links, volumes=volumes), findings=topics)
    (tmp_path / "index.html").write_bytes(next(comparison_site(many, given))[1])
    times = []
    for _ in range(3):
        tab = Site(site.tab, tmp_path).open("index")
        times.append(tab.js("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
    assert min(times) < 2000, times
    tab.one('[data-open="topics/industry-0/side 99"]').click()
    assert tab.js(OPENED)


# Phones

def test_on_a_phone_a_row_opens_a_sheet_that_closes(site: Site) -> None:
    tab = site.open("conflicts", size=PHONE)
    tab.one("tbody button").click()
    assert tab.js("return document.getElementById('ui-detail').getBoundingClientRect().bottom <= innerHeight + 1")
    tab.one("#ui-detail .head button").click()
    assert not tab.js(OPENED)
