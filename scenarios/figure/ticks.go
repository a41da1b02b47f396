package figure

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// ticks marks an axis at round numbers, as many as have room for their labels, and two of them where that can be.
func (h *house) ticks(low, high float64, room vg.Length) plot.ConstantTicks {
	sty := h.style(noteSize, ink(), text.XCenter, text.YTop)
	var out plot.ConstantTicks
	for most := 5; most > 0; most-- {
		fresh := round(low, high, most)
		taken := vg.Length(0)
		for _, t := range fresh {
			taken += sty.Width(t.Label) + noteSize
		}
		// Labels are centred at their ticks, so the widest must also fit into a step.
		if len(fresh) > 1 {
			step := vg.Length((fresh[1].Value-fresh[0].Value)/(high-low)) * room
			for _, t := range fresh {
				taken = max(taken, (sty.Width(t.Label)+noteSize/2)/step*room)
			}
		}
		if out == nil || len(fresh) > 1 {
			out = fresh
		}
		if taken <= room {
			break
		}
	}
	return out
}

// round marks the multiples of a round step, at most so many steps.
func round(low, high float64, most int) plot.ConstantTicks {
	step := math.Pow10(int(math.Floor(math.Log10((high - low) / float64(most)))))
	for _, m := range []float64{1, 2, 5, 10} {
		if (high-low)/(step*m) <= float64(most)*(1+1e-9) {
			step *= m
			break
		}
	}
	decimals := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	var out plot.ConstantTicks
	for i := math.Ceil(low/step - 1e-9); i*step <= high+1e-9*step; i++ {
		out = append(out, plot.Tick{Value: i * step, Label: Number(i*step, decimals)})
	}
	return out
}

// Number writes a number with so many decimals, its thousands parted by commas, and a minus sign as wide as a figure.
func Number(x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	text := strconv.FormatFloat(math.Abs(x), 'f', decimals, 64)
	whole, part, _ := strings.Cut(text, ".")
	var b strings.Builder
	if x < 0 && strings.Trim(text, "0.") != "" { // never -0
		b.WriteRune('−')
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if part != "" {
		b.WriteString("." + part)
	}
	return b.String()
}
