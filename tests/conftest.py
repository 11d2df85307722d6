"""A browser for the tests that need one. They are skipped where there is none."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
#: A name of another site that leads to this machine, as in DNS rebinding.
REBOUND = "rebound.example"


class Browser:
    """Headless Chromium, one page at a time."""

    def __init__(self, driver) -> None:
        self.driver = driver

    def open(self, address: str | Path, *, width=1280, height=900, dark=False) -> None:
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get(address.as_uri() if isinstance(address, Path) else address)

    def js(self, code: str, *arguments):
        return self.driver.execute_script(code, *arguments)

    def all(self, selector: str) -> list:
        return self.driver.find_elements("css selector", selector)

    def one(self, selector: str):
        return self.driver.find_element("css selector", selector)

    def shown(self, selector: str) -> list[str]:
        return [found.text for found in self.all(selector) if found.is_displayed()]

    def until(self, condition, what: str = "it"):
        from selenium.webdriver.support.ui import WebDriverWait

        return WebDriverWait(self.driver, 15, 0.05).until(lambda _: condition(), f"{what} in vain")

    @property
    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return self.js("return document.documentElement.scrollWidth - innerWidth")

    @property
    def requests(self) -> list[str]:
        """What the page has asked the network for, beside itself."""
        return self.js("return performance.getEntriesByType('resource').map((e) => e.name)")

    @property
    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory) -> Iterator[Browser]:
    binary = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None or sys.platform == "win32":
        pytest.skip("Chromium and its driver are not installed")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (
        *FLAGS,
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
        f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.set_capability("unhandledPromptBehavior", "accept")
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield Browser(started)
    started.quit()
