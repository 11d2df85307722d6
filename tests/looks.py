"""What the tests of pages for people to look at share: hostile texts, and the look at contrast."""

#: Attempts to leave an attribute, an element, a comment, a style or a script, and odd links.
POISON = (
    "<script>window.ran = 'script'</script>",
    "</script><script>window.ran = 'closed'</script>",
    "</del></p></li></ol><img src=x onerror=\"window.ran = 'image'\">",
    '"><svg onload="window.ran = \'quote\'">',
    "' autofocus onfocus='window.ran = 1' x='",
    "--><!--><script>window.ran = 'comment'</script>",
    "</style><script>window.ran = 'style'</script>",
    "[click](javascript:window.ran='link')",
    "<javascript:window.ran='auto'>",
    "![x](x\"onerror=\"window.ran='picture')",
    "`</code><img src=x onerror=window.ran='code'>`",
    "[a]: javascript:window.ran='reference'",
    "&lt;script&gt;window.ran = 'twice'&lt;/script&gt;",
    "<iframe srcdoc='<script>parent.ran = 1</script>'></iframe>",
    "</title><script>window.ran = 'title'</script>",
    "<base href='javascript:window.ran=1//'><a href='x'>x</a>",
)

#: A script that gives the contrast of each element that a selector finds, with its first words.
CONTRAST = """
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const rgb = (colour) => {
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (colour) => rgb(colour)
  .map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const back = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor;
    if (!/^rgba\\(0, 0, 0, 0\\)|transparent/.test(colour)) return colour;
  }
  return "white";
};
const seen = [...document.querySelectorAll(arguments[0])].filter((e) => e.offsetParent);
return seen.map((e) => {
  const [a, b] = [light(getComputedStyle(e).color), light(back(e))].sort((x, y) => y - x);
  return [(a + 0.05) / (b + 0.05), e.className + ": " + e.textContent.slice(0, 40)];
});
"""
#: The elements that show text.
TEXTS = "p, span, del, small, b, a, h1, h2, li, button, summary, kbd, select"
