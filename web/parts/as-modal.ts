import type { Attachment } from 'svelte/attachments';

/** A dialog that is open for as long as it is there, over everything else. */
export const asModal: Attachment<HTMLDialogElement> = (dialog) => {
  dialog.showModal();
  return () => dialog.close();
};
