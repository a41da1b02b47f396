package show

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"doudi/rules"
	"doudi/rules/trace"
)

// filled writes a part of a formula with numbers for names; outer is the precedence of what stands around it.
func filled(x trace.Explained, outer int) string {
	switch x.Is {
	case trace.Quoted:
		return strconv.Quote(x.Name)
	case trace.Table:
		return x.Name
	case trace.List:
		return "[" + between(x.Of) + "]"
	case trace.Call:
		return x.Name + "(" + between(x.Of) + ")"
	case trace.Operator:
		if len(x.Of) == 1 {
			return sign(x.Name) + filled(x.Of[0], tightest)
		}
		level := precedence(x.Name)
		text := filled(x.Of[0], level) + " " + x.Name + " " + filled(x.Of[1], level+1)
		if level < outer {
			return "(" + text + ")"
		}
		return text
	}
	return cameTo(x)
}

// between writes parts with commas between them.
func between(of []trace.Explained) string {
	var out []string
	for _, x := range of {
		out = append(out, filled(x, 0))
	}
	return strings.Join(out, ", ")
}

// sign is an operator that stands before one part.
func sign(operator string) string {
	if operator == "not" {
		return "not "
	}
	return operator
}

// tightest is the precedence of an operator that stands before one part.
const tightest = 9

func precedence(operator string) int {
	switch operator {
	case "or":
		return 1
	case "and":
		return 2
	case "==", "!=", "<", "<=", ">", ">=", "in":
		return 3
	case "+", "-":
		return 4
	}
	return 5
}

// formulasIn are the formulas of the defines that a part reads, in their order; those within them stand below them.
func formulasIn(x trace.Explained) []trace.Explained {
	var out []trace.Explained
	for _, part := range x.Of {
		if part.Is == trace.Whole {
			out = append(out, part)
		} else {
			out = append(out, formulasIn(part)...)
		}
	}
	return out
}

// cameTo writes a value as its type asks.
func cameTo(x trace.Explained) string {
	switch x.Type.Kind {
	case rules.GivesNumber:
		return plain(x.Value)
	case rules.GivesBool:
		return strconv.FormatBool(x.Value != 0)
	case rules.GivesMember:
		if i := int(x.Value); i >= 0 && i < len(x.Type.Enum.Members) {
			return strconv.Quote(x.Type.Enum.Members[i])
		}
		return "none"
	}
	return "?"
}

// plain writes a number without needless digits: at most six decimals, none for whole numbers.
func plain(x float64) string {
	if math.IsInf(x, 1) {
		return "none"
	}
	text := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.6f", x), "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}
