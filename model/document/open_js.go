package document

// withoutWaiting is nothing in a browser, which has no pipes.
const withoutWaiting = 0
