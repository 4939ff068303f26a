import type { Attachment } from 'svelte/attachments';

/** An element that scrolls: the keyboard reaches it while there is anything to scroll, and it says whether it goes on at its end. */
export const reachable: Attachment<HTMLElement> = (region) => {
  const look = () => {
    const hidden = region.scrollWidth - region.clientWidth;
    if (hidden > 0 || region.scrollHeight > region.clientHeight) region.tabIndex = 0;
    else region.removeAttribute('tabindex');
    region.toggleAttribute('data-goes-on', hidden - Math.abs(region.scrollLeft) > 1);
  };
  const resizing = new ResizeObserver(look);
  resizing.observe(region);
  if (region.firstElementChild) resizing.observe(region.firstElementChild);
  region.addEventListener('scroll', look, { passive: true });
  return () => {
    resizing.disconnect();
    region.removeEventListener('scroll', look);
  };
};
