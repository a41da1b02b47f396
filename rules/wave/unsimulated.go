package wave

import (
	"slices"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/kernel"
)

// Unsimulated are the benefits, by their place among the policy's, that are in force in some month of the year and pay nothing of any
// simulated bill, for want of a kind of care that none is of or of a fact that none states, and would pay of one that was or did. For what
// they pay the simulation has no figure, not one of nothing.
func Unsimulated(r Rules, year int, kinds ...model.Kind) ([]int, error) {
	p, err := newPart(r, year, kinds)
	if err != nil {
		return nil, err
	}
	seen, missed := map[int]bool{}, map[int]bool{}
	for m, e := range p.editions {
		if m > 0 && e == p.editions[m-1] {
			continue
		}
		for i := range e.Steps {
			s := &e.Steps[i]
			simulated := slices.ContainsFunc(kinds, func(k model.Kind) bool { return p.mayPay(s, p.simulated(k)) })
			seen[s.Benefit] = seen[s.Benefit] || simulated
			missed[s.Benefit] = missed[s.Benefit] || !simulated && p.mayPay(s, anything)
		}
	}
	var out []int
	for k := range p.policy.Benefits {
		if missed[k] && !seen[k] {
			out = append(out, k)
		}
	}
	return out, nil
}

// knowing is what a column is wherever it is read; ok is false for one that can be anything.
type knowing func(b *kernel.Builder, c rules.Column) (r kernel.Ref, ok bool)

// anything knows no column.
func anything(*kernel.Builder, rules.Column) (kernel.Ref, bool) { return 0, false }

// simulated is what columns are of the simulated bills of a kind.
func (p *part) simulated(kind model.Kind) knowing {
	return func(b *kernel.Builder, c rules.Column) (kernel.Ref, bool) {
		if p.never(c) {
			return b.Const(0), true
		}
		if c == rules.ClaimWord("kind") {
			return b.Const(float64(p.policy.Enumeration("kind").Code(model.KindNames()[kind]))), true
		}
		for _, f := range p.policy.Facts {
			switch {
			case f.Column() != c || f == p.policy.Applied() || p.spell(c) != ofFormulas:
			case f.Type.IsBool():
				return b.Truth(f.Default != 0), true
			default:
				return b.Const(f.Default), true
			}
		}
		return 0, false
	}
}

// mayPay says whether a benefit may pay anything where so much is known; numbers that draws move are not.
func (p *part) mayPay(step *rules.Step, of knowing) bool {
	b, read := kernel.NewBuilder(), map[rules.Column]kernel.Ref{}
	names := rules.Names{Drawn: func(rules.Drawn, float64) kernel.Ref { return b.Column() }}
	names.Column = func(c rules.Column) (kernel.Ref, error) {
		if r, ok := of(b, c); ok {
			return r, nil
		}
		if _, ok := read[c]; !ok {
			read[c] = b.Column()
			if p.truth(c) {
				read[c] = b.Condition(read[c])
			}
		}
		return read[c], nil
	}
	if step.When != nil {
		when, err := rules.Lower(b, step.When, names)
		if err != nil {
			return false
		}
		if holds, constant := b.Known(b.Make(kernel.Select, when, b.Const(1), b.Const(0))); constant && holds == 0 {
			return false
		}
	}
	amount, err := rules.Lower(b, step.Amount, names)
	x, constant := b.Known(amount)
	return err == nil && (step.Leaves || !constant || x > 0)
}

// truth says whether a column is a condition.
func (p *part) truth(c rules.Column) bool {
	for _, w := range p.policy.Words() {
		if w.Column == c {
			return w.Type.IsBool()
		}
	}
	return slices.ContainsFunc(p.policy.Facts, func(f *rules.Fact) bool { return f.Column() == c && f.Type.IsBool() })
}
