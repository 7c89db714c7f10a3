// Takes out every element that came into the page after it was made.

new MutationObserver(records => {
  for (const { addedNodes } of records)
    for (const node of addedNodes)
      if (node.nodeType === Node.ELEMENT_NODE && node.localName.includes('-')) node.remove()
}).observe(document.documentElement, { childList: true, subtree: true })
