package show

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/rules"
)

// WritePolicy writes a policy as it stands in a month: benefits in the order in which they pay, the parameters in
// force with their sources, and what is not verified.
func WritePolicy(w io.Writer, p *rules.Policy, at rules.Month, o Options) error {
	page := &page{Options: o}
	page.heading(1, "%s", p.Title.In(o.Lang, p.ID))
	page.fact(page.say("政策", "policy"), p.ID)
	page.fact(page.say("适用地区", "jurisdiction"), p.Jurisdiction)
	page.fact(page.say("货币", "currency"), p.Currency)
	page.fact(page.say("所示月份", "as it stands in"), at.String())
	page.checked(p, at)
	page.fact(page.say("历次变动", "changes"), months(p.Changes()))
	page.fact(page.say("费用构成", "parts of a bill"), strings.Join(p.Costs, ", "))
	page.benefits(p, at)
	page.parameters(p, at)
	page.sets(p, at)
	page.readings(p)
	page.doubts(p, at)
	page.sources(p)
	return page.writeTo(w)
}

// checked says until when the policy was held against the law, and whether the month shown lies beyond.
func (p *page) checked(po *rules.Policy, at rules.Month) {
	if po.CheckedUntil == rules.Never {
		return
	}
	until := po.LastChecked()
	if at >= po.CheckedUntil {
		until += p.say("，所示月份在此之后，未核对", "; the month shown is later and was not checked")
	}
	p.fact(p.say("核对至", "checked against the law until"), until)
}

func months(list []rules.Month) string {
	var out []string
	for _, m := range list {
		if m != rules.Always {
			out = append(out, m.String())
		}
	}
	return strings.Join(out, ", ")
}

func (p *page) benefits(po *rules.Policy, at rules.Month) {
	p.heading(2, "%s", p.say("待遇（按支付顺序）", "Benefits, in the order in which they pay"))
	number := 0
	for _, b := range po.Benefits {
		if !b.Enabled || at < b.From || at >= b.Until {
			continue
		}
		number++
		p.heading(3, "%d. %s (%s)", number, b.Title.In(p.Lang, b.ID), b.ID)
		fund := po.Fund(b.Fund)
		p.fact(p.say("基金", "fund"), fund.Title.In(p.Lang, b.Fund))
		p.fact(p.say("何时支付", "pays"), p.when(b))
		p.fact(p.say("可付费用", "covers"), p.covers(po, b))
		p.fact(p.say("条件", "when"), p.formula(b.When))
		p.fact(p.say("支付", "amount"), p.formula(b.Pays))
		p.fact(p.say("付后留给个人", "leaves"), p.formula(b.Leaves))
		p.fact(p.say("限额", "ceiling"), p.formula(b.Ceiling))
		p.fact(p.say("起付标准", "deductible"), p.formula(b.Deductible))
		for _, d := range b.Defines {
			p.fact(p.say("其中 ", "where ")+d.Name, p.formula(d.Formula))
		}
		p.fact(p.say("依据", "source"), p.source(po, b.Source))
	}
	if len(po.Defines) == 0 {
		return
	}
	p.heading(2, "%s", p.say("通用定义", "Definitions"))
	for _, d := range po.Defines {
		p.fact(d.Name, p.formula(d.Formula))
	}
}

func (p *page) formula(f *rules.Formula) string {
	if f == nil {
		return ""
	}
	return p.code(f.Text)
}

func (p *page) when(b *rules.Benefit) string {
	who := p.say("个人", "a person")
	if b.Household {
		who = p.say("家庭", "a household")
	}
	switch b.At {
	case rules.AtMonthEnd:
		return fmt.Sprintf(p.say("月末，按%s", "at the end of a month, to %s"), who)
	case rules.AtYearEnd:
		return fmt.Sprintf(p.say("待遇年度末，按%s", "at the end of the benefit year, to %s"), who)
	}
	return p.say("每次结算时", "with each bill")
}

func (p *page) covers(po *rules.Policy, b *rules.Benefit) string {
	if b.Cash {
		return p.say("现金，直接付给家庭", "cash to the family")
	}
	var out []string
	for _, k := range b.Covers {
		out = append(out, po.Costs[k])
	}
	return strings.Join(out, ", ")
}

// source is the publication's title, its section and how sure it is.
func (p *page) source(po *rules.Policy, s document.Source) string {
	title := s.Ref
	if known := po.Publication(s.Ref); known != nil {
		title = known.Title
	}
	out := strings.TrimSpace(title + " " + s.Section)
	if s.Status != "" {
		out += fmt.Sprintf(p.say("（%s）", " (%s)"), p.status(s.Status))
	}
	return out
}

func (p *page) status(s string) string {
	return map[string]string{
		"stated": p.say("文件载明", "stated"), "found": p.say("公开查得", "found"),
		"derived": p.say("推算", "derived"), "unverified": p.say("未核实", "unverified"),
	}[s]
}

func (p *page) parameters(po *rules.Policy, at rules.Month) {
	p.heading(2, "%s", p.say("参数", "Parameters"))
	var rows [][]string
	for _, q := range po.Parameters {
		d := inForce(q, at)
		if d == nil {
			continue
		}
		rows = append(rows, []string{q.Name, q.Title.In(p.Lang, ""), Value(d.Value), q.Unit, since(d.From), spread(d), p.source(po, d.Source)})
	}
	p.table([]string{p.say("名称", "name"), p.say("含义", "meaning"), p.say("值", "value"), p.say("单位", "unit"),
		p.say("自", "since"), p.say("范围（倍数）", "range (factor)"), p.say("出处", "source")}, rows)
}

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

// inForce is a parameter's dated value in a month, or nil.
func inForce(q *rules.Parameter, at rules.Month) *rules.Dated {
	for i := range q.Dated {
		if d := &q.Dated[i]; d.From <= at && at < d.Until && d.Value != nil {
			return d
		}
	}
	return nil
}

// Value writes a number, brackets, list or table on one line.
func Value(v *rules.Value) string {
	switch {
	case v == nil:
		return ""
	case v.Members != nil:
		var out []string
		for _, m := range v.Members {
			inner := Value(m.Value)
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

func (p *page) sets(po *rules.Policy, at rules.Month) {
	if len(po.Sets) == 0 {
		return
	}
	p.heading(2, "%s", p.say("集合", "Sets"))
	var rows [][]string
	for _, s := range po.Sets {
		for _, d := range s.Dated {
			if d.From <= at && at < d.Until {
				rows = append(rows, []string{s.Name, s.Of.Name, strings.Join(d.Members, ", "), p.source(po, d.Source)})
			}
		}
	}
	p.table([]string{p.say("名称", "name"), p.say("属于", "of"), p.say("成员", "members"), p.say("出处", "source")}, rows)
}

func (p *page) readings(po *rules.Policy) {
	if len(po.Readings) == 0 {
		return
	}
	p.heading(2, "%s", p.say("文本的不同读法", "Readings of the text"))
	for _, r := range po.Readings {
		p.line("%s: %s", r.Name, fmt.Sprintf(p.say("取 %s（可选 %s）。%s", "%s is taken (of %s). %s"), r.Default, strings.Join(r.Options, ", "), strings.TrimSpace(r.Why)))
	}
}

// doubts lists what is not verified: the numbers to ask the office about first.
func (p *page) doubts(po *rules.Policy, at rules.Month) {
	p.heading(2, "%s", p.say("待核实的参数", "Not verified"))
	var rows [][]string
	for _, q := range po.Parameters {
		if d := inForce(q, at); d != nil && d.Source.Status == "unverified" {
			rows = append(rows, []string{q.Name, Value(d.Value), spread(d), p.source(po, document.Source{Ref: d.Source.Ref, Section: d.Source.Section})})
		}
	}
	p.table([]string{p.say("名称", "name"), p.say("暂取值", "value taken"), p.say("范围（倍数）", "range (factor)"), p.say("出处", "source")}, rows)
}

func (p *page) sources(po *rules.Policy) {
	p.heading(2, "%s", p.say("来源", "Sources"))
	for _, s := range po.Sources {
		var parts []string
		for _, x := range []string{s.Title, s.Publisher, s.Date, s.URL} {
			if x != "" {
				parts = append(parts, x)
			}
		}
		p.line("[%s] %s", s.Key, strings.Join(parts, p.say("，", ", ")))
	}
}
