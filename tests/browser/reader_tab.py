"""A page in the browser, with short words for what a reader does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

DESK, PHONE = (1366, 768), (390, 844)


class Tab:
    """One page, opened from a file as readers open it."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver, self.folder = driver, folder

    def open(self, html: str, *, size: tuple[int, int] = DESK, query: str = "?lang=zh", anchor: str = "") -> None:
        file = self.folder / "阅读 页.html"
        file.write_text(html, encoding="utf-8")
        self.visit(file.as_uri() + query + anchor, size=size)

    def visit(self, address: str, *, size: tuple[int, int] = DESK) -> None:
        """Any page by its address, newly loaded."""
        width, height = size
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == PHONE})
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get(address)

    def all(self, css: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", css))

    def one(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def text(self, css: str) -> str:
        return str(self.one(css).text)

    def press(self, keys: str) -> None:
        """Keys go to whatever has the focus, as they do for a reader."""
        self.driver.switch_to.active_element.send_keys(keys)

    def js(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def until(self, script: str, seconds: float = 5) -> None:
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, seconds, poll_frequency=0.02).until(lambda _: self.js(script), message=script)

    def visible(self, css: str) -> bool:
        """Inside the text pane's visible part, not only displayed; at a phone, above an open sheet."""
        return bool(self.js("""
            const box = document.querySelector(arguments[0]).getBoundingClientRect();
            const pane = document.getElementById("ui-text").getBoundingClientRect();
            const sheet = document.querySelector(".panel.open");
            const floor = sheet ? sheet.getBoundingClientRect().top : pane.bottom;
            return box.top >= pane.top && box.top < floor;""", css))

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]
