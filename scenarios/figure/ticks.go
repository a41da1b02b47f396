package figure

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// ticks marks an axis of a length at round numbers, as many as have room for their labels; at two of them at least,
// where that can be. left is the room for labels beyond its left end.
func (h *house) ticks(low, high float64, length, left vg.Length) plot.ConstantTicks {
	sty := h.style(noteSize, ink(), text.XCenter, text.YTop)
	var best plot.ConstantTicks
	most := 0
	for steps := 6; steps > 0; steps-- {
		fresh := round(low, high, steps)
		ends := vg.Length(0) // by which the library shortens the axis, for a label beyond its right end
		for _, t := range fresh {
			ends = max(ends, vg.Length((t.Value-low)/(high-low))*length+sty.Width(t.Label)/2-length)
		}
		n, apart := labelled(fresh, func(t plot.Tick) (from, to vg.Length) {
			at, half := vg.Length((t.Value-low)/(high-low))*(length-ends), sty.Width(t.Label)/2
			return at - half, at + half
		}, -left)
		if n >= 2 && apart {
			return fresh
		}
		if n >= 2 || n > most {
			best, most = fresh, n
		}
	}
	return best
}

// labelled leaves the labels that do not begin too far to the left and stand apart, those near zero first, and says how
// many they are and whether none came too close to another.
func labelled(list plot.ConstantTicks, place func(plot.Tick) (from, to vg.Length), least vg.Length) (n int, apart bool) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(math.Abs(list[a].Value), math.Abs(list[b].Value)) })
	apart = true
	var taken [][2]vg.Length
	for _, i := range order {
		from, to := place(list[i])
		off := from < least
		near := slices.ContainsFunc(taken, func(x [2]vg.Length) bool { return from < x[1]+labelGap && x[0] < to+labelGap })
		if off || near {
			list[i].Label = ""
			apart = apart && !(near && !off)
			continue
		}
		taken = append(taken, [2]vg.Length{from, to})
	}
	return len(taken), apart
}

// labelGap parts the labels of an axis.
const labelGap = vg.Length(5)

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
	first := math.Ceil(low/step - 1e-9)
	for k := range most + 2 {
		i := first + float64(k)
		if !(i*step <= high+1e-9*step) {
			break
		}
		t := plot.Tick{Value: i * step, Label: Number(i*step, decimals)}
		if i == 0 {
			t = plot.Tick{Label: "0"}
		}
		out = append(out, t)
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

// years marks an axis of years of a length, as many as have room for their labels.
func (h *house) years(first, last int, length vg.Length) plot.ConstantTicks {
	wide := h.style(noteSize, ink(), text.XCenter, text.YTop).Width("0000") + labelGap
	step := 1
	for step < last-first && length*vg.Length(step)/vg.Length(last-first+1) < wide {
		step++
	}
	var out plot.ConstantTicks
	for y := first; y <= last; y++ {
		t := plot.Tick{Value: float64(y)}
		if (last-y)%step == 0 { // the last one is what is planned for
			t.Label = strconv.Itoa(y)
		}
		out = append(out, t)
	}
	return out
}

// finite is an amount, or 0 for none.
func finite(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return x
}
