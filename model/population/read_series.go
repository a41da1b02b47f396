package population

import (
	"maps"
	"slices"
	"strconv"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
)

// dated reads shares by year, which hold until the next one and are drawn together; none where the key is absent.
func (r *reader) dated(f *document.Fields, n *document.Node, key string) map[int]model.Quantity {
	out := map[int]model.Quantity{}
	if n == nil {
		return out
	}
	g := r.Fields(n, "`"+key+"`")
	for _, e := range g.At.Fields {
		year, err := strconv.Atoi(e.Key.Text)
		if err != nil {
			r.Errorf(e.Key, "`%s` is no year", e.Key.Text)
			continue
		}
		q := r.noted(r.Always(g, key+".", e.Key.Text, 0, 1), key+".", e.Key.Text)
		q.Together = "profile." + key
		out[year] = q
	}
	g.Done()
	if len(out) > 0 {
		years := slices.Sorted(maps.Keys(out))
		r.p.series = append(r.p.series, document.Series{Path: "profile." + key, At: n, First: r.p.BaseYear, Last: years[len(years)-1], Step: true})
	}
	return out
}

// leavesSome reports shares that leave no one: of the register that is to leave poverty, or of those who have left it.
func (r *reader) leavesSome(f *document.Fields) {
	if q, of, ok := model.InForce(r.p.remaining, r.p.BaseYear); ok && q.High == 0 {
		r.Errorf(f.At.Get("remaining").Get(strconv.Itoa(of)), "the share still poor at the end of %d is 0 and leaves no one on the register", of).
			Because("the register is those who are still poor at the end of the base year, %d", r.p.BaseYear).
			Instead("%d: {value: 1, source: …}, and 0 in the year in which the last leave it", of)
	}
	for _, year := range slices.Sorted(maps.Keys(r.p.monitored)) {
		if r.p.monitored[year].High == 1 {
			r.Errorf(f.At.Get("monitored").Get(strconv.Itoa(year)), "the share under monitoring in %d is 1 and leaves no one out of poverty", year).
				Because("it is the share of the register's households that have left poverty and are in danger of coming back").
				Instead("a share below 1, as 0.02")
		}
	}
}

// byYear reads money by year and how it goes on.
func (r *reader) byYear(f *document.Fields, path, key string, lo, hi float64) model.Yearly {
	out := model.Yearly{Values: map[int]float64{}}
	r.Bounds["profile."+path+key] = [2]float64{lo, hi}
	for _, e := range f.Map(key) {
		if e.Key.Text == "after" {
			continue
		}
		year, err := strconv.Atoi(e.Key.Text)
		if err != nil {
			r.Errorf(e.Key, "`%s` is no year", e.Key.Text)
			continue
		}
		out.Values[year] = r.Number(e.Value, key, lo, hi)
	}
	if len(out.Values) == 0 {
		if f.At.Pos.Line > 0 {
			r.Errorf(f.At, "`%s` must give a number for a year at least", key).Instead("%s: {2018: 2995}", key)
		}
		return out
	}
	years := slices.Sorted(maps.Keys(out.Values))
	last := years[len(years)-1]
	out.After = r.After(f.At.Get(key), path+key, last)
	if title := usualTitle(path, key); out.After != nil && out.After.Grow.Path != "" && out.After.Grow.Title == (model.Title{}) && title != (model.Title{}) {
		out.After.Grow.Title = model.TitleOf(message.Say("%s, carried on", title.Or("")))
	}
	r.p.series = append(r.p.series, document.Series{Path: "profile." + path + key, At: f.At.Get(key), First: years[0], Last: last, After: out.After})
	return out
}

// trends reads what grows from year to year. It comes after the tables: a growth that does not say until when it is
// known counts as known for as long as they are.
func (r *reader) trends(f *document.Fields) {
	r.p.incomeGrowth = r.trend(f, "", "income_growth")
	r.p.registerGrowth = r.trend(f, "", "register_growth")
	if spending := f.Optional("other_spending"); spending != nil && spending.Shape == document.Map {
		r.p.otherGrowth = r.trend(r.Fields(spending, "`other_spending`"), "other_spending.", "growth")
	}
}

func (r *reader) trend(f *document.Fields, path, key string) model.Trend {
	t, s := r.Trend(f, path, key, -0.5, 0.5, r.p.stated())
	t.Name(usualTitle(path, key))
	if t.Growth.Status == "unverified" {
		r.p.unverified++
	}
	r.p.series = append(r.p.series, s)
	return t
}
