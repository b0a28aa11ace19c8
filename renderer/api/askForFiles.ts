/**
 * Lets the person choose files in the system's own dialog; none where nothing was chosen. The paths stay with the
 * browser. `accept` is a list of endings and media types as of an input of files.
 */
export function askForFiles(accept: string, isMultiple: boolean): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = isMultiple;
  input.accept = accept;
  input.hidden = true;
  // In the page while the dialog is open: one that nothing holds may be gone before it answers.
  document.body.append(input);
  return new Promise((resolve) => {
    const answer = (): void => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', answer);
    input.addEventListener('cancel', answer);
    input.click();
  });
}
