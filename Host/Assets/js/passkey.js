/** Makes a passkey or asks for one (WebAuthn), puts the browser's answer into the form and sends it. Without scripts the form stays hidden. */
export function start(form) {
  if (!globalThis.PublicKeyCredential || !navigator.credentials) return;
  const said = form.querySelector('[data-hub-passkey-said]');
  const makes = form.dataset.hubPasskey === 'create';
  let waiting;
  form.hidden = false;
  document.querySelectorAll('[data-hub-passkey-missing]').forEach(text => { text.hidden = true; });

  form.addEventListener('submit', event => {
    event.preventDefault();
    if (form.checkValidity()) exchange();
  });
  if ('hubPasskeyAutofill' in form.dataset) autofill();

  async function exchange(mediation) {
    waiting?.abort();
    waiting = new AbortController();
    said.textContent = '';
    try {
      const answer = await ask(form, makes, waiting.signal, mediation);
      form.elements.credential.value = JSON.stringify(answer);
      // The listener above must not see this one.
      HTMLFormElement.prototype.submit.call(form);
    } catch (problem) {
      if (problem.name !== 'AbortError' && !mediation) said.textContent = reason(problem, said.dataset);
    }
  }

  async function autofill() {
    if (await PublicKeyCredential.isConditionalMediationAvailable?.()) exchange('conditional');
  }
}

async function ask(form, makes, signal, mediation) {
  const response = await fetch(form.dataset.hubPasskeyOptions, { headers: { Accept: 'application/json' }, redirect: 'error', signal });
  if (!response.ok) throw new Error(`The portal answered ${response.status}.`);
  const publicKey = read(await response.json());
  const credential = makes
    ? await navigator.credentials.create({ publicKey, signal })
    : await navigator.credentials.get({ publicKey, signal, ...(mediation && { mediation }) });
  return written(credential);
}

function reason(problem, texts) {
  if (problem.name === 'InvalidStateError' && texts.known) return texts.known;
  return problem.name === 'NotAllowedError' ? texts.none : texts.failed;
}

function read(options) {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const list of [options.excludeCredentials, options.allowCredentials]) list?.forEach(one => { one.id = bytes(one.id); });
  return options;
}

function written(credential) {
  const { response } = credential;
  const parts = Object.fromEntries(['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']
    .filter(name => response[name]).map(name => [name, text(response[name])]));
  if (response.getTransports) parts.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  };
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
}

function text(buffer) {
  const signs = Array.from(new Uint8Array(buffer), one => String.fromCharCode(one)).join('');
  return btoa(signs).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
