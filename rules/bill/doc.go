// Package bill reads the bills of a household's year, and worked examples of them, from files by the words of one policy.
package bill
