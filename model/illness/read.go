package illness

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
)

// Bounds of a catalogue.
const (
	MaxDiseases = 1000
	MaxBands    = 40
)

type reader struct {
	document.Cited
	c      *Catalogue
	shapes map[string][]float64
	later  *document.Node // the lines of chronic care, which have shapes
}

// Read reads a catalogue document.
func Read(root *document.Node) (*Catalogue, *document.Report, error) {
	r := &reader{Cited: document.Cited{Report: &document.Report{}, Kind: "catalogue"}, c: &Catalogue{}, shapes: map[string][]float64{}}
	f, ok := r.Begin(root, "catalogue")
	if !ok {
		return nil, r.Report, r.Err()
	}
	r.c.ID = f.Name("catalogue")
	r.c.Title = r.Title(f.Optional("title"))
	r.c.BaseYear = f.Whole("base_year", 1990, 2100, 2018)
	r.List(f)
	r.admissions(f.Required("admissions"))
	r.frailty(f.Optional("frailty"))
	r.shocks(f.Optional("shocks"))
	r.levels(f.Required("levels"))
	r.tail(f.Required("tail"))
	r.c.CostGrowth = r.trend(f, "", "cost_growth", -0.2)
	r.places(f.Required("places"))
	r.claiming(f.Required("claiming"))
	r.chronic(f.Required("chronic"))
	r.c.OtherSpendingSigma = r.top(f, "other_spending_sigma", 0, 3)
	r.otherSpending(f.Optional("other_spending"))
	r.readShapes(f.Required("shapes"))
	r.lines(r.later)
	r.special(f.Required("special"))
	r.locality(f.Optional("locality"))
	r.c.families = r.Families(f)
	f.Done()
	r.c.series, r.c.bounds = append(r.c.series, r.Dated...), r.Bounds
	r.Related(root, r.c.families, r.c.paths())
	return r.c, r.Report, r.Err()
}

func (r *reader) top(f *document.Fields, key string, lo, hi float64) model.Quantity {
	return r.Stated(f, "", key, lo, hi)
}

// trend reads a growth a year, at most 0.5.
func (r *reader) trend(f *document.Fields, path, key string, lo float64) model.Trend {
	t, s := r.Trend(f, path, key, lo, 0.5, 0)
	t.Name(usualTitle(path, key))
	r.c.series = append(r.c.series, s)
	return t
}

// otherSpending reads what health spending outside bills hangs on. In catalogues that do not say so it is the household's for good.
func (r *reader) otherSpending(n *document.Node) {
	if n == nil {
		r.c.OtherLasting.Value = 1
		return
	}
	f := r.Fields(n, "`other_spending`")
	r.c.OtherByConditions = r.Stated(f, "other_spending.", "conditions", 0, 1)
	r.c.OtherLasting = r.Stated(f, "other_spending.", "lasting", 0, 1)
	f.Done()
}

func (r *reader) admissions(n *document.Node) {
	f := r.Fields(n, "`admissions`")
	for i, item := range f.List("bands") {
		from, ok := item.Whole()
		if !ok || from < 0 || from > 120 || i > 0 && from <= r.c.Bands[i-1] || i == 0 && from != 0 {
			r.Errorf(item, "the bands must rise from age 0").Instead("[0, 5, 15, 25, 35, 45, 55, 65]")
		}
		r.c.Bands = append(r.c.Bands, from)
	}
	r.c.Rate = r.byBand(f.Optional("rate"), "rate", 0, 3)
	if s := f.Optional("rate_source"); s != nil {
		r.c.RateSource = r.Source(s).Ref
		r.Known(s)
	}
	const p = "admissions."
	r.c.Level = r.Stated(f, p, "level", 0, 10)
	r.c.Poor = r.Stated(f, p, "poor", 0, 10)
	r.c.OtherCauses = r.Stated(f, p, "other_causes", 0, 1)
	r.others(f, p)
	r.c.Again = r.Stated(f, p, "again", 0, 0.9)
	r.c.Growth = r.trend(f, p, "growth", -0.5)
	r.c.Shock = r.always(f, p, "shock", 0, 1)
	f.Done()
}

// shocks reads what a year has in common beside its admissions. Catalogues that say nothing of it have none, and years that know
// nothing of each other.
func (r *reader) shocks(n *document.Node) {
	if n == nil {
		return
	}
	f := r.Fields(n, "`shocks`")
	r.c.PriceShock = r.always(f, "shocks.", "prices", 0, 1)
	r.c.ChronicShock = r.always(f, "shocks.", "chronic", 0, 1)
	r.c.ShockLasting = r.always(f, "shocks.", "lasting", 0, 0.99)
	f.Done()
}

// byBand reads one number for each band.
func (r *reader) byBand(n *document.Node, what string, lo, hi float64) []float64 {
	if n == nil || n.Shape != document.List || len(n.Items) != len(r.c.Bands) || len(n.Items) > MaxBands {
		r.Errorf(n, "`%s` must list one number for each of the %d age bands", what, len(r.c.Bands))
		return make([]float64, len(r.c.Bands))
	}
	var out []float64
	for _, item := range n.Items {
		out = append(out, r.Number(item, what, lo, hi))
	}
	return out
}

func (r *reader) levels(n *document.Node) {
	f := r.Fields(n, "`levels`")
	for _, name := range model.LevelNames() {
		g := r.Fields(f.Required(name), "a level")
		p := "levels." + name + "."
		r.c.Care = append(r.c.Care, Care{r.Stated(g, p, "choice", 0, 1), r.Stated(g, p, "mean_cost", 1, 1e6), r.Stated(g, p, "sigma", 0.01, 3),
			r.Stated(g, p, "excluded", 0, 0.5), r.Stated(g, p, "days", 0, 365)})
		g.Done()
	}
	f.Done()
}

func (r *reader) tail(n *document.Node) {
	f := r.Fields(n, "`tail`")
	r.c.TailAbove = r.Stated(f, "tail.", "above", 0.5, 1)
	r.c.TailIndex = r.Stated(f, "tail.", "index", 1.05, 20)
	f.Done()
}

func (r *reader) places(n *document.Node) {
	f := r.Fields(n, "`places`")
	r.c.CountyElsewhere = r.Stated(f, "places.", "county_elsewhere", 0, 1)
	if f.At.Get("poor_in_county") != nil {
		r.c.PoorInCounty = r.Stated(f, "places.", "poor_in_county", 0, 1)
	}
	r.c.CityAway = r.Stated(f, "places.", "city_away", 0, 1)
	r.c.ProvinceOut = r.Stated(f, "places.", "province_out", 0, 1)
	r.c.Referred = r.Stated(f, "places.", "referred", 0, 1)
	f.Done()
}

func (r *reader) claiming(n *document.Node) {
	f := r.Fields(n, "`claiming`")
	r.c.ClaimInArea = r.Stated(f, "claiming.", "in_area", 0, 1)
	r.c.ClaimElsewhere = r.Stated(f, "claiming.", "elsewhere", 0, 1)
	r.c.ClaimChronic = r.Stated(f, "claiming.", "chronic", 0, 1)
	f.Done()
}

func (r *reader) chronic(n *document.Node) {
	f := r.Fields(n, "`chronic`")
	r.c.ChronicBills = r.Stated(f, "chronic.", "bills", 0, 24)
	r.c.ChronicCost = r.Stated(f, "chronic.", "cost", 1, 1e6)
	if f.Optional("cost_index") != nil {
		q := r.Stated(f, "chronic.", "cost_index", 0.01, 100)
		if q.Dated != nil {
			r.c.ChronicIndex = q
			own := &r.Dated[len(r.Dated)-1]
			own.First, own.Strict = 0, false // before it costs grow as all do
		} else {
			r.Errorf(f.At.Get("cost_index"), "`%s` must give figures by year", "cost_index").Instead("cost_index: {2021: {value: 1.05, range: [1.0, 1.1]}, source: {ref: …, status: unverified}}")
		}
	}
	r.c.ChronicSigma = r.Stated(f, "chronic.", "sigma", 0.01, 3)
	r.c.ChronicExcluded = r.Stated(f, "chronic.", "excluded", 0, 0.5)
	if f.At.Get("visits") != nil {
		r.c.ChronicVisits = r.Stated(f, "chronic.", "visits", 0, 24)
	}
	r.later = f.Optional("lines")
	g := r.Fields(f.Required("certified"), "`certified`")
	r.c.Certified = map[string]model.Quantity{}
	for _, e := range g.At.Fields {
		r.c.Certified[e.Key.Text] = r.Stated(g, "chronic.certified.", e.Key.Text, 0, 1)
	}
	g.Done()
	f.Done()
}

func (r *reader) readShapes(n *document.Node) {
	f := r.Fields(n, "`shapes`")
	if s := f.Optional("shapes_source"); s != nil {
		r.Known(s)
	}
	for _, e := range f.At.Fields {
		if e.Key.Text != "shapes_source" {
			r.shapes[e.Key.Text] = r.byBand(f.Optional(e.Key.Text), e.Key.Text, 0, 1000)
		}
	}
	f.Done()
}

func (r *reader) special(n *document.Node) {
	f := r.Fields(n, "`special`")
	r.c.SpecialRate = r.Stated(f, "special.", "rate_level", 0, 10)
	r.c.SpecialCost = r.Stated(f, "special.", "cost_level", 0.01, 10)
	r.c.SpecialProvince = model.Quantity{Path: "catalogue.special.province", Value: 1.25, Low: 1.25, High: 1.25, Status: "unverified"} // catalogues that are older than the key
	if f.At.Get("province") != nil {
		r.c.SpecialProvince = r.Stated(f, "special.", "province", 0, 10)
	}
	usual := r.course(f.Optional("course"))
	r.Known(f.Required("source"))
	list := f.List("diseases")
	if len(list) > MaxDiseases {
		r.Errorf(list[MaxDiseases], "a catalogue has at most %d diseases", MaxDiseases)
		return
	}
	for _, item := range list {
		r.disease(item, usual)
	}
	f.Done()
}

// shape is the one that a part names.
func (r *reader) shape(f *document.Fields) []float64 {
	name := f.Name("shape")
	if of := r.shapes[name]; of != nil {
		return of
	}
	r.Errorf(f.At.Get("shape"), "there is no shape `%s`", name).Instead("a name under `shapes:`")
	return make([]float64, len(r.c.Bands))
}

// disease reads one, whose course is the usual one unless it states its own.
func (r *reader) disease(n *document.Node, usual []float64) {
	f := r.Fields(n, "a disease")
	d := Disease{ID: f.Name("id"), Title: r.Title(f.Optional("title"))}
	if d.ID == Other || slices.ContainsFunc(r.c.Special, func(x Disease) bool { return x.ID == d.ID }) {
		r.Errorf(f.At.Get("id"), "the disease `%s` is given twice", d.ID)
	}
	d.Shape = r.shape(f)
	d.Sex = f.OneOf("sex", model.SexNames(), "")
	d.Per100000 = f.Number("per_100000", 0, 20_000, 0)
	d.Admissions = f.Number("admissions", 1, 20, 1)
	d.Cost = f.Number("cost", 0.01, 100, 1)
	d.Severe = f.Number("severe", 0, 1, 0)
	d.Carried = r.carried(f.Optional("carried"), d.ID)
	if d.Course = usual; f.At.Get("course") != nil {
		d.Course = r.course(f.Optional("course"))
	}
	f.Done()
	r.c.Special = append(r.c.Special, d)
}
