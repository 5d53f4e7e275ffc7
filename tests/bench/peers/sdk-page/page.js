const heading = document.querySelector('h1');
const facts = document.querySelector('dl');
const button = document.querySelector('button');

async function check() {
  try {
    const seat = await window.license.check();
    document.querySelector('#label').textContent = seat.label;
    document.querySelector('#key').textContent = seat.key;
    heading.textContent = 'This computer has a seat';
    facts.hidden = false;
    button.disabled = false;
  } catch {
    heading.textContent = 'This license is not valid.';
  }
}

async function release() {
  button.disabled = true;
  await window.license.release();
  facts.hidden = true;
  button.hidden = true;
  heading.textContent = 'Released';
}

button.addEventListener('click', () => void release());
void check();
