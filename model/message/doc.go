// Package message is what the program says: a sentence in English with its arguments kept apart, and the Chinese of every
// one, by its English.
//
// Code says the English; where it is shown, the reader's Language finds the other. A sentence is a whole: what is put
// together of halves cannot be said in another order. Titles that files give in both languages are data and stand in no
// catalogue (model.Title).
package message
