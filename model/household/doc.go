// Package household says what a household's means are in a year and what illness does to them: consumption and
// subsistence, catastrophic spending, poverty by consumption and by income, lost labour. Money is of the whole
// household, in fen.
//
// A Scale is what the households of one stratum and year have in common; it makes their budgets, in columns for a block
// (Means) and one by one (Budget). Verdicts are counts and whole sums, to be added up in any order.
package household
