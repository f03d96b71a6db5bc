// Only inert documents are made through this policy: what runs is taken out before anything reaches the page.
const policy = globalThis.trustedTypes?.createPolicy('hub', { createHTML: text => text }) ?? { createHTML: text => text };
const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href'];

/** The document a piece of HTML describes, without scripts, event handlers and script addresses. */
export function parsed(html) {
  const page = new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
  disarm(page);
  return page;
}

/** The same as text that Trusted Types accept. */
export function trusted(html) {
  const page = parsed(html);
  return policy.createHTML(page.head.innerHTML + page.body.innerHTML);
}

function disarm(root) {
  root.querySelectorAll('script, iframe, object, embed, base').forEach(element => element.remove());
  root.querySelectorAll('*').forEach(clean);
  root.querySelectorAll('template').forEach(template => disarm(template.content));
}

function clean(element) {
  for (const { name, value } of [...element.attributes]) {
    const runs = name.startsWith('on') || name === 'srcdoc' || name.includes('hx-on');
    const leads = addresses.includes(name) && /^(javascript|data|vbscript):/i.test(value.replace(/[\u0000-\u0020]/g, ''));
    if (runs || leads) element.removeAttribute(name);
  }
}
