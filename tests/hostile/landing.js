// Parses a page as a browser does, without running it, and tells where a text of the payloads became more than text.
(html, base, mark) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const faults = [];
  const urls = new Set(["href", "src", "action", "formaction", "data", "xlink:href", "poster", "cite", "background"]);
  const safe = new Set(["http:", "https:", "mailto:", "tel:", "geo:", "blob:"]);
  // Of a form with a field named `attributes`, `form.attributes` is that field.
  const attributesOf = Object.getOwnPropertyDescriptor(Element.prototype, "attributes").get;
  for (const element of page.querySelectorAll("*")) {
    const where = element.outerHTML.slice(0, 200);
    if (element.localName.includes(mark)) faults.push(`an element of theirs: ${where}`);
    if (element.localName === "meta" && element.httpEquiv && element.content.includes(mark)) faults.push(`a header: ${where}`);
    if (["script", "style"].includes(element.localName) && element.textContent.includes(mark)) {
      if (!(element.type || "").includes("json")) faults.push(`script or style: ${where}`);
      else JSON.parse(element.textContent);
    }
    for (const { name, value } of attributesOf.call(element)) {
      if (name.startsWith("on") || name === "srcdoc" || name === "style") faults.push(`attribute ${name}: ${where}`);
      else if (name.includes(mark)) faults.push(`an attribute of theirs: ${where}`);
      else if (name.startsWith("hx-") && value.includes(`//${mark}`)) faults.push(`a request elsewhere: ${where}`);
      else if (urls.has(name)) {
        const url = URL.parse ? URL.parse(value, base) : new URL(value, base);
        const inline = url?.protocol === "data:" && value.startsWith("data:image/");
        if (url && !safe.has(url.protocol) && !inline) faults.push(`an address of another kind: ${where}`);
        const leaves = element.localName === "a" && (element.rel || "").includes("noopener");
        if (url?.host.includes(mark) && !leaves) faults.push(`an address elsewhere: ${where}`);
      }
    }
  }
  return faults;
};
