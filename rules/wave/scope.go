package wave

import (
	"fmt"
	"math"

	"doudi/rules"
	"doudi/rules/kernel"
)

// scope is what the names of formulas mean while one policy goes through a graph: amounts are kept in fen and read in
// yuan.
type scope struct {
	*graph
	w     *Waves
	p     *part
	e     *rules.Edition
	month int        // 0…11
	turn  kernel.Ref // whether the benefit whose turn it is was applied for; −1 where no take-up says so
	fen   map[rules.Column]kernel.Ref
	left  []kernel.Ref // unpaid by cost, fen
	// drawn is a number that draws move; nil takes it from Waves.numbers.
	drawn func(d rules.Drawn, stated float64) kernel.Ref
}

func newScope(w *Waves, p *part, month int, g *graph) *scope {
	s := &scope{graph: g, w: w, p: p, e: p.editions[month], month: month, turn: -1, fen: map[rules.Column]kernel.Ref{}}
	for k, word := range p.words {
		if g.of != nil && g.of.first {
			s.fen[word] = s.Const(0)
			continue
		}
		s.fen[word] = s.column(w.cells[p.cell[k]])
	}
	return s
}

// cost is a part of a simulated bill: the eligible cost is the first part of the policy's, what is excluded the last.
func (s *scope) cost(k int) kernel.Ref {
	switch last := len(s.p.policy.Costs) - 1; {
	case last == 0:
		return s.column(figure(billTotal))
	case k == 0:
		return s.column(figure(billEligible))
	case k == last:
		return s.column(figure(billExcluded))
	}
	return s.Const(0)
}

// names are what formulas read.
func (s *scope) names() rules.Names {
	if s.drawn != nil {
		return rules.Names{Column: s.read, Drawn: s.drawn}
	}
	return rules.Names{Column: s.read, Drawn: func(d rules.Drawn, stated float64) kernel.Ref {
		return s.w.numbers.ref(s.Builder, s.p.place, d, stated)
	}}
}

// read is a formula's view of a column.
func (s *scope) read(c rules.Column) (kernel.Ref, error) {
	if r, ok := s.fen[c]; ok {
		return s.yuan(r), nil
	}
	if s.p.never(c) {
		return s.Const(0), nil
	}
	if column, coded := s.p.coded[c]; coded {
		codes := s.p.codesOf(c)
		if s.of != nil && c.Name == "kind" {
			return s.Const(s.of.kind), nil
		}
		if s.of != nil && c.Name == "category" {
			codes = s.of.categories
		}
		r := s.column(column)
		if codes != nil {
			s.Among(r, codes)
		}
		return r, nil
	}
	switch x := word(c); {
	case x == income:
		return s.yuan(s.column(x)), nil
	case c == rules.ClaimWord("year"):
		return s.Const(float64(s.w.year)), nil
	case x == admissionNo && s.of != nil && s.of.first:
		return s.Const(s.of.admissions), nil
	case x == month, x == age, x == size, x == admissionNo:
		return s.column(x), nil
	case x == insured && s.p.enrolled > 0:
		return s.Condition(s.column(column{own: enrolment, policy: s.p.enrolled})), nil
	case x == insured, x == inCounty, x == referred:
		return s.Condition(s.column(x)), nil
	}
	if own := s.p.spell(c); own != ofFormulas {
		return s.column(column{own: own, policy: s.p.enrolled}), nil
	}
	for _, f := range s.p.policy.Facts {
		if f.Column() == c && s.turn >= 0 && f == s.p.policy.Applied() {
			return s.turn, nil
		}
		if f.Column() == c { // a simulated bill knows the core words only
			if f.Type.IsBool() {
				return s.Truth(f.Default != 0), nil
			}
			return s.Const(f.Default), nil
		}
	}
	return 0, fmt.Errorf("wave: the simulation has no word %q", c)
}

func (s *scope) yuan(fen kernel.Ref) kernel.Ref { return s.Make(kernel.Div, fen, s.Const(100)) }

// sum adds fen.
func (s *scope) sum(parts ...kernel.Ref) kernel.Ref {
	if len(parts) == 0 {
		return s.Const(0)
	}
	out := parts[0]
	for _, p := range parts[1:] {
		out = s.Make(kernel.Add, out, p)
	}
	return out
}

// pay builds one benefit's payment in fen, 0 where its `when` does not hold. limits are what it may book on each of the
// costs it covers.
func (s *scope) pay(step *rules.Step, limits []kernel.Ref) (paid, when kernel.Ref, err error) {
	if s.turn, err = s.applied(step); err != nil {
		return 0, 0, err
	}
	defer func() { s.turn = -1 }()
	amount, err := rules.Lower(s.Builder, step.Amount, s.names())
	if err != nil {
		return 0, 0, err
	}
	unpaid := s.sum(limits...)
	if step.Leaves {
		paid, err = s.leave(step, amount, unpaid)
	} else {
		paid, err = s.give(step, amount, unpaid)
	}
	if err != nil {
		return 0, 0, err
	}
	when = s.Truth(true)
	if step.When != nil {
		if when, err = rules.Lower(s.Builder, step.When, s.names()); err != nil {
			return 0, 0, err
		}
	}
	if s.turn >= 0 {
		when = s.Make(kernel.And, when, s.turn)
	}
	if step.When != nil || s.turn >= 0 {
		paid = s.Make(kernel.Select, when, paid, s.Const(0))
	}
	return paid, when, nil
}

// give is what a benefit pays of its amount: within its ceiling, rounded, held to what is unpaid. NaN refuses a payment
// without limit, and one that is no number, which min and max can hide.
func (s *scope) give(step *rules.Step, amount, unpaid kernel.Ref) (kernel.Ref, error) {
	sure := s.Finite(amount)
	ceiling := s.Const(0)
	if step.Ceiling != nil {
		var err error
		if ceiling, err = rules.Lower(s.Builder, step.Ceiling, s.names()); err != nil {
			return 0, err
		}
		sure = sure && s.Finite(ceiling)
		amount = s.Make(kernel.Minimum, amount, ceiling)
	}
	unit, mode := step.Rounding.Kernel()
	paid := s.Make(kernel.Maximum, s.ToFen(amount, unit, mode), s.Const(0))
	if !step.Cash {
		paid = s.Make(kernel.Minimum, paid, unpaid)
	}
	if !sure {
		limited := s.Make(kernel.Less, amount, s.Const(math.Inf(1)))
		paid = s.Make(kernel.Select, s.Make(kernel.And, limited, s.isNumber(ceiling)), paid, s.Const(math.NaN()))
	}
	return paid, nil
}

// leave is what a benefit pays that leaves an amount, rounded, of what is unpaid. NaN refuses an amount below zero, and one
// that is no number.
func (s *scope) leave(step *rules.Step, amount, unpaid kernel.Ref) (kernel.Ref, error) {
	unit, mode := step.Rounding.Kernel()
	left := s.ToFen(amount, unit, mode)
	paid := s.Make(kernel.Sub, unpaid, left)
	sound := s.Make(kernel.LessEqual, s.Const(0), left)
	if step.Ceiling != nil {
		ceiling, err := rules.Lower(s.Builder, step.Ceiling, s.names())
		if err != nil {
			return 0, err
		}
		paid = s.Make(kernel.Minimum, paid, s.ToFen(ceiling, unit, mode))
		if !s.Finite(ceiling) {
			sound = s.Make(kernel.And, sound, s.isNumber(ceiling))
		}
	}
	paid = s.Make(kernel.Maximum, paid, s.Const(0))
	return s.Make(kernel.Select, sound, paid, s.Const(math.NaN())), nil
}

// isNumber holds for all but NaN.
func (s *scope) isNumber(x kernel.Ref) kernel.Ref { return s.Make(kernel.Equal, x, x) }

// take books a payment on the costs in order and returns what is left of them.
func (s *scope) take(left []kernel.Ref, covers []int, paid kernel.Ref) []kernel.Ref {
	out := append([]kernel.Ref(nil), left...)
	for i, k := range covers {
		part := paid
		if i < len(covers)-1 {
			part = s.Make(kernel.Minimum, left[k], paid)
			paid = s.Make(kernel.Sub, paid, part)
		}
		out[k] = s.Make(kernel.Sub, left[k], part)
	}
	return out
}

// covered are the limits of the costs that a step covers.
func covered(left []kernel.Ref, covers []int) []kernel.Ref {
	var out []kernel.Ref
	for _, k := range covers {
		out = append(out, left[k])
	}
	return out
}
