"""Look at golden pages in a browser: what was kept and dropped, and what should have been.

`command` is `python -m cleaner review FOLDER`; `server` speaks HTTP on the loopback address, for
this user's browser alone; `desk` holds the cases of a folder, what a browser is shown of each and
what it may save; `marks` turns expected.txt into a role for each block, and back. page.html,
page.css and page.js run in the browser.
"""
