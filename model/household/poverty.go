package household

import "math"

// Depth is how far below the poverty line a person lives: the terms whose means over all people are the headcount, the
// poverty gap, the squared gap (Foster, Greer and Thorbecke 1984) and the Watts index.
type Depth struct{ Gap, Squared, Watts float64 }

// leastIncome bounds the Watts index, which grows without end as income falls to nothing: a hundredth of the line.
const leastIncome = 0.01

// DepthOf is the depth at an income and line of the same unit, both a head; 0 at or above the line.
func DepthOf(income, line float64) Depth {
	if income >= line {
		return Depth{}
	}
	share := max(income, 0) / line
	gap := 1 - share
	return Depth{gap, gap * gap, -math.Log(max(share, leastIncome))}
}

// Consumption is a household's yearly consumption a head, CNY: atMean · (income ÷ mean income)^elasticity, where atMean is
// that of the mean income, not the mean of all. It includes out-of-pocket cost.
func Consumption(income, meanIncome, atMean, elasticity float64) float64 {
	return atMean * math.Pow(income/meanIncome, elasticity)
}

// Subsistence is the yearly spending of a household of n that is not free to be spent on health:
// φ · line · n̄^0.44 · n^0.56 (the World Health Organization's equivalence scale, level with φ · line a head at the mean
// size n̄).
func Subsistence(food, line, meanSize float64, n int) float64 {
	return food * line * math.Pow(meanSize, 1-sizeElasticity) * math.Pow(float64(n), sizeElasticity)
}

// sizeElasticity is the exponent of household size in the World Health Organization's equivalence scale.
const sizeElasticity = 0.56
