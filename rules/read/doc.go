// Package read turns a policy file into a checked Policy.
//
// The file becomes data (document.Fields: unknown keys, shapes, dates, rates); each formula is parsed once by expr, within
// bounds, and held to a whitelist of nodes; a scenario's patches and additions are applied; then package resolve checks the
// whole. It refuses whatever has no columnar form, and everything that expr accepts but that a policy officer could misread.
package read
