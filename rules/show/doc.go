// Package digest writes a policy, or the difference between two, for people to read: Markdown or plain text, in Chinese
// or English.
package digest
