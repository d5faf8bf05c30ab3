/* What the pages do beyond HTML and htmx. Everything works without it, only less quickly. */
(function () {
  'use strict';

  const query = document.getElementById('query');
  const search = document.getElementById('search');

  /* What was revealed is hidden again on reload: the browser would otherwise send the form, and be shown it, once more. */
  if (document.querySelector('[data-clear="true"]') && window.location.pathname.endsWith('/reveal')) {
    window.history.replaceState(null, '', window.location.pathname.replace(/\/reveal$/, ''));
  }

  function isTyping(element) {
    return element.closest('input, textarea, select, [contenteditable]') !== null;
  }

  /* "/" goes to the search, Escape empties it, the arrows walk through what was found. */
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    if (event.key === '/' && query && !isTyping(event.target)) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      walk(event);
    } else if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
      closePopovers(null);
    }
  });

  function walk(event) {
    const rows = Array.from(document.querySelectorAll('a.row'));
    const at = rows.indexOf(event.target);
    const down = event.key === 'ArrowDown';
    if (at < 0 && !(event.target === query && down)) {
      return;
    }
    const next = down ? rows[at + 1] : rows[at - 1] || query;
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  /*
   * What a page that is there already has to say is said by an element that is there before its words are: a screen reader says
   * nothing of an element that comes with them.
   */
  const said = document.getElementById('said');
  function say(text) {
    const words = text.trim().replace(/\s+/g, ' ');
    if (said.textContent !== words) {
      said.textContent = words;
    }
  }
  function sayAll(elements) {
    const texts = Array.from(elements, function (element) { return element.textContent; });
    if (texts.length > 0) {
      say(texts.join(' '));
    }
  }
  window.setTimeout(function () { sayAll(document.querySelectorAll('[data-said-at-once]')); }, 500);
  document.addEventListener('htmx:afterSettle', function (event) {
    if (!event.detail.target.matches('.payload-text')) {
      sayAll(document.querySelectorAll('[data-said]'));
    }
    markSlips();
  });

  /* A field that is not understood leads to the sentence that says why. */
  function markSlips() {
    document.querySelectorAll('[aria-describedby^="slip-"]').forEach(function (field) {
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
    });
    document.querySelectorAll('[data-slip-of]').forEach(function (slip) {
      const field = document.querySelector('main [name="' + slip.dataset.slipOf + '"], #search [name="' + slip.dataset.slipOf + '"]');
      if (field) {
        field.setAttribute('aria-invalid', 'true');
        field.setAttribute('aria-describedby', slip.id);
      }
    });
  }
  markSlips();

  /* A menu closes when somebody goes on elsewhere, but not in the question that it asks. Whoever closes it from within stands at its button again. */
  function closePopovers(target) {
    if (target && target.closest('dialog')) {
      return;
    }
    document.querySelectorAll('details.account[open], details.action[open]').forEach(function (menu) {
      if (!target || !menu.contains(target)) {
        const leavesFromWithin = !target && menu.contains(document.activeElement);
        menu.open = false;
        if (leavesFromWithin) {
          menu.querySelector('summary').focus();
        }
      }
    });
  }
  document.addEventListener('click', function (event) {
    closePopovers(event.target);
    const button = event.target.closest('[data-copy]');
    if (button) {
      navigator.clipboard.writeText(button.dataset.copy).then(function () {
        button.classList.add('done');
        say(said.dataset.copied);
        window.setTimeout(function () { button.classList.remove('done'); }, 1500);
      });
    }
  });

  /* What cannot be undone is asked once more. */
  document.addEventListener('submit', function (event) {
    const form = event.target;
    const dialog = form.dataset.confirm && document.getElementById(form.dataset.confirm);
    if (!dialog || dialog.returnValue === 'yes') {
      return;
    }
    event.preventDefault();
    dialog.addEventListener('close', function () {
      if (dialog.returnValue === 'yes') {
        form.requestSubmit();
      }
    }, { once: true });
    dialog.showModal();
  });

  /*
   * What somebody typed is not sent into a session that is over, which would lose it, and is sent once. The page that the form
   * stands on tells whether the session is there, and the token of the one that is.
   */
  document.addEventListener('submit', function (event) {
    const form = event.target;
    if (!('kept' in form.dataset) || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    if (form.dataset.kept === 'sending') {
      return;
    }
    form.dataset.kept = 'sending';
    whileSignedIn(form, function () { form.submit(); }, function () { form.dataset.kept = ''; });
  });
  function whileSignedIn(form, send, keep) {
    fetch(form.getAttribute('action').replace(/\/[^/]*$/, '')).then(function (response) {
      return response.text().then(function (text) {
        const token = new DOMParser().parseFromString(text, 'text/html').querySelector('input[name=_csrf]');
        if (new URL(response.url).pathname === '/console/login') {
          keep();
          trouble.hidden = true;
          signedOut.hidden = false;
          return;
        }
        if (token) {
          form.elements._csrf.value = token.value;
        }
        signedOut.hidden = true;
        send();
      });
    }).catch(function () {
      keep();
      tell('');
    });
  }

  /* Nor is what somebody searches for. That is asked only on a page that stood open for long: nobody waits twice for every search. */
  const LONG = 20 * 60 * 1000;
  let knownAt = 0;
  function searchesAgain(submitter) {
    whileSignedIn(search, function () {
      knownAt = performance.now();
      search.requestSubmit(submitter);
    }, function () {});
  }
  if (search) {
    search.addEventListener('submit', function (event) {
      if (performance.now() - knownAt > LONG) {
        event.preventDefault();
        searchesAgain(event.submitter);
      }
    });
  }
  document.addEventListener('htmx:beforeOnLoad', function (event) {
    if (event.detail.xhr.status === 401 && event.detail.requestConfig.path === '/console/members') {
      event.preventDefault();
      searchesAgain(null);
    }
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-kept]').forEach(function (form) { form.dataset.kept = ''; });
  });

  /* Opening a form means to write into it. */
  document.addEventListener('toggle', function (event) {
    if (event.target.matches('details.action[open]')) {
      const first = event.target.querySelector('textarea, input:not([type=hidden])');
      if (first) {
        first.focus();
      }
    }
  }, true);

  function prepare(root) {
    if (navigator.clipboard) {
      root.querySelectorAll('[data-copy][hidden]').forEach(function (button) { button.hidden = false; });
    }
  }
  prepare(document);
  document.addEventListener('htmx:load', function (event) { prepare(event.detail.elt); });

  /* Whoever was signed out meanwhile signs in again, instead of finding the form inside a list. */
  document.addEventListener('htmx:beforeSwap', function (event) {
    if (new URL(event.detail.xhr.responseURL || '/', location.href).pathname === '/console/login') {
      event.detail.shouldSwap = false;
      location.assign('/console/login');
    }
  });

  const trouble = document.getElementById('trouble');
  const signedOut = document.getElementById('signed-out');
  function tell(requestId) {
    trouble.textContent = trouble.dataset.text + (requestId ? ' ' + trouble.dataset.id + ' ' + requestId : '');
    trouble.hidden = false;
  }
  document.addEventListener('htmx:responseError', function (event) {
    if (event.detail.xhr.status === 401) {
      location.assign('/console/login');
    } else if (event.detail.xhr.status === 429) {
      trouble.textContent = trouble.dataset.wait;
      trouble.hidden = false;
    } else {
      tell(event.detail.xhr.getResponseHeader('X-Request-Id'));
    }
  });
  document.addEventListener('htmx:sendError', function () { tell(''); });
  document.addEventListener('htmx:afterSwap', function () { trouble.hidden = true; });

  /* While a file is worked on, who stands at a button of its page stays there; once there is something else to do, they see it. */
  document.addEventListener('htmx:beforeSwap', function (event) {
    const swap = event.detail;
    if (swap.target.id === 'import' && swap.target.contains(document.activeElement)
        && swap.serverResponse.includes('data-state="' + swap.target.dataset.state + '"')) {
      swap.target = document.getElementById('progress');
      swap.selectOverride = '#progress';
    }
  });

  /* Whoever asked for more stands at the first of it. */
  let last = null;
  document.addEventListener('htmx:beforeSwap', function (event) {
    const more = event.detail.target;
    last = more.matches('.more, .story-more') && more.contains(document.activeElement) ? more.previousElementSibling : null;
  });
  document.addEventListener('htmx:afterSettle', function () {
    const first = last && last.nextElementSibling && last.nextElementSibling.querySelector('a, button');
    last = null;
    if (first) {
      first.focus({ preventScroll: true });
    }
  });
})();

/* A file goes up as it is, with a bar that tells how far; what is wrong with it is said beside it. */
(function () {
  'use strict';

  document.addEventListener('submit', function (event) {
    const form = event.target;
    if (!('upload' in form.dataset)) {
      return;
    }
    event.preventDefault();
    const file = form.elements.file.files[0];
    const slip = form.querySelector('.slip');
    const bar = form.querySelector('progress');
    const button = form.querySelector('button[type=submit]');
    const request = new XMLHttpRequest();
    const root = form.elements.rootKdtId.value.trim();

    function say(text) {
      slip.textContent = text;
      slip.hidden = false;
      bar.hidden = true;
      button.disabled = false;
      button.focus();
    }
    slip.hidden = true;
    bar.hidden = false;
    button.disabled = true;

    request.open('POST', form.getAttribute('action') + (root ? '?rootKdtId=' + encodeURIComponent(root) : ''));
    request.setRequestHeader('Content-Type', /\.(ndjson|jsonl)$/i.test(file.name) ? 'application/x-ndjson' : 'text/csv');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.setRequestHeader('X-CSRF-TOKEN', form.elements._csrf.value);
    request.upload.addEventListener('progress', function (progress) {
      bar.value = progress.lengthComputable ? 100 * progress.loaded / progress.total : 0;
    });
    request.addEventListener('load', function () {
      const plain = (request.getResponseHeader('Content-Type') || '').startsWith('text/plain');
      if (request.status === 201) {
        location.assign(request.getResponseHeader('Location'));
      } else {
        const words = document.getElementById('trouble').dataset;
        const signedOut = request.status === 401 || request.status === 403;
        say(plain ? request.responseText : signedOut ? words.expired : words.text);
      }
    });
    request.addEventListener('error', function () { say(document.getElementById('trouble').dataset.text); });
    request.send(file);
  });
})();
