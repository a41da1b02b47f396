// Package random gives keyed streams: a draw depends on who, when and what for, never on call order.
package random
