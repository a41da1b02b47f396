package document

import (
	"cmp"
	"slices"
	"time"

	"doudi/model"
)

// TakeUp is a take-up as a file states it.
type TakeUp struct {
	model.TakeUp
	At *Node // the benefit's id
}

// maxTakeUps bounds the benefits with a take-up, and the dates of one.
const maxTakeUps = 200

// TakeUps reads `applied`, which share of those whom a benefit would pay apply for it, by benefit: a number from 0 to 1,
// `{in_county: 1, elsewhere: 0.7}`, or `{values: [{from: 2018-01-01, value: 0.7}, …]}` with either at each date. Each number is
// a quantity, which share reads; all dates of one are drawn as one. They come in the order of the benefits' ids.
func (r *Report) TakeUps(n *Node, share func(n *Node, path string) model.Quantity) []TakeUp {
	var out []TakeUp
	f := r.Fields(n, "`applied`")
	if len(f.At.Fields) > maxTakeUps {
		r.Errorf(n, "`applied` has %d benefits; at most %d", len(f.At.Fields), maxTakeUps)
		return nil
	}
	for _, e := range f.At.Fields {
		t := takeUp{r, share, "applied." + e.Key.Text}
		x := TakeUp{model.TakeUp{Benefit: e.Key.Text}, e.Key}
		if dated := e.Value.Get("values"); dated != nil {
			g := r.Fields(e.Value, "a take-up")
			list := g.List("values")
			x.Values = t.dated(list)
			g.Done()
			if len(list) == 0 {
				r.Errorf(dated, "`values` must list a take-up with its date at least").Instead("values: [{from: 2018-01-01, value: 0.7}]")
			}
		} else {
			x.Values = []model.TakenUp{t.one(e.Value, "")}
			x.Values[0].Month = 1
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b TakeUp) int { return cmp.Compare(a.Benefit, b.Benefit) })
	return out
}

// takeUp reads one benefit's.
type takeUp struct {
	*Report
	share func(n *Node, path string) model.Quantity
	path  string
}

// dated reads the values of a take-up by date.
func (t takeUp) dated(list []*Node) []model.TakenUp {
	if len(list) > maxTakeUps {
		t.Errorf(list[maxTakeUps], "`%s` has %d dates; at most %d", t.path, len(list), maxTakeUps)
		return nil
	}
	var out []model.TakenUp
	for _, n := range list {
		at := n.Get("from")
		year, month, ok := t.month(n, at)
		if !ok {
			continue
		}
		i, known := slices.BinarySearchFunc(out, year*12+month, func(x model.TakenUp, m int) int { return x.Year*12 + x.Month - m })
		if known {
			t.Errorf(at, "`%s` has two values from %04d-%02d on", t.path, year, month).Because("one take-up holds at a time").Instead("one of the two, or another date")
			continue
		}
		x := t.one(n.Without("from"), at.Text)
		x.Year, x.Month = year, month
		out = slices.Insert(out, i, x)
	}
	return out
}

// month reads the month that a dated take-up begins with.
func (t takeUp) month(n, at *Node) (year, month int, ok bool) {
	if n.Shape != Map || at == nil {
		t.Errorf(n, "a value of `%s` has no date", t.path).Instead("{from: 2018-01-01, value: 0.7}")
		return 0, 0, false
	}
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if day, err := time.Parse(form, t.Text(at, "from")); err == nil && day.Day() == 1 && day.Year() > 0 {
			return day.Year(), int(day.Month()), true
		}
	}
	t.Errorf(at, "`from` is not the first day of a month").Because("bills are dated by the month").Instead("a day like 2018-01-01")
	return 0, 0, false
}

// one reads the take-up of a date, "" for one of all dates.
func (t takeUp) one(n *Node, date string) model.TakenUp {
	near, far := n.Get("in_county"), n.Get("elsewhere")
	if near == nil && far == nil {
		q := t.quantity(n, "", date)
		return model.TakenUp{InCounty: q, Elsewhere: q}
	}
	f := t.Fields(n, "a take-up")
	x := model.TakenUp{ByPlace: true}
	if at := f.Required("in_county"); at != nil {
		x.InCounty = t.quantity(at, ".in_county", date)
	}
	if at := f.Required("elsewhere"); at != nil {
		x.Elsewhere = t.quantity(at, ".elsewhere", date)
	}
	f.Done()
	return x
}

// quantity reads one share. Its path has the date behind it, and all dates have their place in the range in common.
func (t takeUp) quantity(n *Node, place, date string) model.Quantity {
	path := t.path + place
	q := t.share(n, path)
	q.Path, q.Unit = path, "rate"
	if date != "" {
		q.Path, q.Together = path+"."+date, path
	}
	return q
}

// Share reads a share from 0 to 1 with its source.
func (r *Cited) Share(n *Node, path string) model.Quantity { return r.stated(n, path, path, 0, 1) }
