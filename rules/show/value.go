package show

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"doudi/rules"
)

func since(m rules.Month) string {
	if m == rules.Always {
		return ""
	}
	return m.String()
}

func spread(d *rules.Dated) string {
	if d.Low == 1 && d.High == 1 {
		return ""
	}
	return fmt.Sprintf("%s–%s", short(d.Low), short(d.High))
}

// value writes a number, brackets, list or table on one line.
func value(v *rules.Value) string {
	switch {
	case v == nil:
		return ""
	case v.Members != nil:
		var out []string
		for _, m := range v.Members {
			inner := value(m.Value)
			if m.Value.Members != nil {
				inner = "{" + inner + "}"
			}
			out = append(out, m.Name+" "+inner)
		}
		return strings.Join(out, ", ")
	case v.Brackets != nil:
		var out []string
		for _, s := range v.Brackets {
			out = append(out, fmt.Sprintf(">%s: %s", short(s.Over), short(s.Rate)))
		}
		return strings.Join(out, "; ")
	case v.List != nil:
		var out []string
		for _, x := range v.List {
			out = append(out, short(x))
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	return short(v.Number)
}

// short writes a number with the digits it has; no limit is none.
func short(x float64) string {
	if math.IsInf(x, 1) {
		return "none"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}
