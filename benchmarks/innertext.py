"""What copying a page out of a browser gives: ``document.body.innerText`` of many pages from one run of Chromium.

Each page stands in a frame of its own without scripts and without the network, so that nothing but its markup and its
own styles decide what is shown. Used to fit the text reader on more pages than come with the benchmark.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path

BROWSER = "chromium"
_OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--blink-settings=imagesEnabled=false",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--window-size=1280,1024",
    "--dump-dom",
)
_DRIVER = """<!doctype html><meta charset="utf-8"><title>0</title><pre id="out"></pre><script>
const pages = PAGES, found = {};
function shown(html) {
  return new Promise(done => {
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-same-origin"; frame.width = 1280; frame.height = 1024;
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      let text = "";
      try { text = frame.contentDocument.body.innerText; } catch (error) {}
      frame.remove(); done(text);
    };
    frame.onload = end; setTimeout(end, 4000);
    frame.srcdoc = html; document.body.append(frame);
  });
}
(async () => {
  for (const [name, html] of Object.entries(pages)) found[name] = await shown(html);
  document.getElementById("out").textContent = JSON.stringify(found);
  document.querySelectorAll("script").forEach(script => script.remove());
})();
</script>"""


def inner_texts(pages: Mapping[str, str], seconds: int = 240) -> dict[str, str]:
    """Return what Chromium shows of each page; nothing where it is not installed or does not answer in time."""
    if shutil.which(BROWSER) is None or not pages:
        return {}
    data = json.dumps(dict(pages)).replace("</", "<\\/").replace("<!--", "<\\!--")
    with tempfile.TemporaryDirectory() as folder:
        driver = Path(folder) / "driver.html"
        driver.write_text(_DRIVER.replace("PAGES", data), "utf-8")
        command = [
            BROWSER,
            *_OPTIONS,
            f"--virtual-time-budget={seconds * 1000}",
            f"--user-data-dir={folder}/profile",
        ]
        try:
            done = subprocess.run(
                [*command, driver.as_uri()], capture_output=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return {}
    shown = done.stdout.decode("utf-8", "replace")
    _, opened, rest = shown.partition('<pre id="out">')
    words, closed, _ = rest.partition("</pre>")
    if not opened or not closed or not words.strip():
        return {}
    return {name: text for name, text in json.loads(unescape(words)).items() if text}
