package show

import (
	"encoding/json"
	"fmt"
	"io"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/settle"
)

// yuan writes an amount as a JSON number with two decimals.
type yuan model.Fen

func (y yuan) MarshalJSON() ([]byte, error) { return []byte(model.Fen(y).String()), nil }

type claimJSON struct {
	ID        string          `json:"id"`
	Person    string          `json:"person,omitempty"`
	Total     yuan            `json:"total"`
	Eligible  yuan            `json:"eligible"`
	Paid      map[string]yuan `json:"paid"`
	PaidTotal yuan            `json:"paid_total"`
	Cash      map[string]yuan `json:"cash,omitempty"`
	OOP       yuan            `json:"oop"`
}

type periodJSON struct {
	At     string          `json:"at"`
	For    string          `json:"for"`
	Month  int             `json:"month,omitempty"`
	Person string          `json:"person,omitempty"`
	Paid   map[string]yuan `json:"paid"`
	Before yuan            `json:"paid_before,omitempty"`
}

type assumedJSON struct {
	Person  string `json:"person,omitempty"`
	Before  string `json:"before"`
	Amount  yuan   `json:"amount"`
	Derived bool   `json:"derived"`
}

type totalsJSON struct {
	Total     yuan            `json:"total"`
	Eligible  yuan            `json:"eligible"`
	Paid      map[string]yuan `json:"paid"`
	PaidTotal yuan            `json:"paid_total"`
	Before    yuan            `json:"paid_before,omitempty"`
	Cash      map[string]yuan `json:"cash,omitempty"`
	Own       yuan            `json:"own_account"`
	OOP       yuan            `json:"oop"`
	Burden    yuan            `json:"burden"`
}

type sheetJSON struct {
	Policy  string        `json:"policy"`
	Year    int           `json:"year"`
	Assumed []assumedJSON `json:"assumed,omitempty"`
	Claims  []claimJSON   `json:"claims"`
	Periods []periodJSON  `json:"periods"`
	Totals  totalsJSON    `json:"totals"`
}

// WriteSheetJSON writes the settlement sheet for programs: amounts in yuan with two decimals, benefits by id.
func WriteSheetJSON(w io.Writer, s *settle.Sheet) error { return writeJSON(w, recorded(s)) }

// WriteComparisonJSON writes the sheets of all cases as a list.
func WriteComparisonJSON(w io.Writer, cases []Case) error {
	list := []sheetJSON{}
	for _, c := range cases {
		list = append(list, recorded(c.Sheet))
	}
	return writeJSON(w, list)
}

func writeJSON(w io.Writer, x any) error {
	out, err := json.MarshalIndent(x, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", out)
	return err
}

// recorded is a sheet in the words of the file.
func recorded(s *settle.Sheet) sheetJSON {
	out := sheetJSON{Policy: s.Policy.ID, Year: s.Year, Claims: []claimJSON{}, Periods: []periodJSON{}}
	for _, a := range s.Bills.Assumed() {
		out.Assumed = append(out.Assumed, assumedJSON{a.Person, a.Key, yuan(a.Amount), a.Derived})
	}
	for i := range s.Claims {
		c := &s.Claims[i]
		out.Claims = append(out.Claims, claimJSON{c.Claim.ID, s.Bills.Persons[c.Claim.Person].ID, yuan(c.Claim.Total), yuan(c.Eligible()),
			named(s.Policy, c.Paid, c.InForce, false), yuan(c.PaidTotal), named(s.Policy, c.Cash, c.InForce, true), yuan(c.OOP)})
	}
	for _, p := range s.Periods {
		j := periodJSON{At: "year_end", For: "household", Paid: map[string]yuan{s.Policy.Benefits[p.Benefit].ID: yuan(p.Paid)}}
		j.Before = yuan(p.Earlier)
		if p.At == rules.AtMonthEnd {
			j.At, j.Month = "month_end", p.Month
		}
		if p.Person >= 0 {
			j.For, j.Person = "person", s.Bills.Persons[p.Person].ID
		}
		out.Periods = append(out.Periods, j)
	}
	t := &s.Totals
	out.Totals = totalsJSON{yuan(t.Total), yuan(t.Eligible), named(s.Policy, t.Paid, t.InForce, false), yuan(t.PaidTotal), yuan(t.Earlier),
		named(s.Policy, t.Cash, t.InForce, true), yuan(t.Own), yuan(t.OOP), yuan(t.OOP + t.Own)}
	return out
}

// named lists the benefits in force with their amounts: cash benefits or the others.
func named(p *rules.Policy, amounts []model.Fen, inForce []bool, cash bool) map[string]yuan {
	out := map[string]yuan{}
	for k, b := range p.Benefits {
		if inForce[k] && b.Cash == cash {
			out[b.ID] = yuan(amounts[k])
		}
	}
	return out
}
