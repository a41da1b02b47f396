package trace

import (
	"fmt"
	"math"

	"doudi/model/message"
	"doudi/rules"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// Evaluator runs the formulas of one edition on expr's VM, one bill at a time. It is the reference that the columnar
// kernel is held to. It is for one goroutine.
type Evaluator struct {
	names    map[rules.Column]string // of the columns that formulas read, in env
	env      map[string]any
	config   *conf.Config
	programs map[*rules.Resolved]*vm.Program
	machine  vm.VM
}

// NewEvaluator prepares an edition for evaluation; every column begins at zero.
func NewEvaluator(e *rules.Edition) *Evaluator {
	v := &Evaluator{names: map[rules.Column]string{}, env: map[string]any{}, programs: map[*rules.Resolved]*vm.Program{}}
	for _, in := range e.Inputs {
		name := in.Column.String()
		v.names[in.Column], v.env[name] = name, 0.0
		if in.Bool {
			v.env[name] = false
		}
	}
	v.config = conf.New(v.env)
	for _, option := range vocabulary() {
		option(v.config)
	}
	return v
}

// Set gives a column its value for the next evaluations. A column that no formula reads is passed over.
func (v *Evaluator) Set(c rules.Column, x float64) {
	name := v.names[c]
	if _, number := v.env[name].(float64); number {
		v.env[name] = x
	}
}

// SetBool gives a condition its value.
func (v *Evaluator) SetBool(c rules.Column, yes bool) {
	name := v.names[c]
	if _, condition := v.env[name].(bool); condition {
		v.env[name] = yes
	}
}

// Number evaluates a formula; NaN is an error, since no rule gave a value.
func (v *Evaluator) Number(n *rules.Resolved) (float64, error) {
	out, err := v.run(n)
	if err != nil {
		return 0, err
	}
	x, ok := out.(float64)
	if !ok || math.IsNaN(x) {
		return 0, message.Say("the formula gives %v, which is no amount", out)
	}
	return x, nil
}

// Holds evaluates a condition.
func (v *Evaluator) Holds(n *rules.Resolved) (bool, error) {
	out, err := v.run(n)
	if err != nil {
		return false, err
	}
	yes, ok := out.(bool)
	if !ok {
		return false, message.Say("the condition gives %v", out)
	}
	return yes, nil
}

func (v *Evaluator) run(n *rules.Resolved) (any, error) {
	p, err := v.program(n)
	if err != nil {
		return nil, err
	}
	return v.machine.Run(p, v.env)
}

// program compiles a resolved formula once.
func (v *Evaluator) program(n *rules.Resolved) (*vm.Program, error) {
	if p, ok := v.programs[n]; ok {
		return p, nil
	}
	tree := &parser.Tree{Node: written(n), Source: file.NewSource("")}
	if _, err := checker.Check(tree, v.config); err != nil {
		return nil, fmt.Errorf("trace: a resolved formula does not check: %w", err)
	}
	p, err := compiler.Compile(tree, v.config)
	if err != nil {
		return nil, fmt.Errorf("trace: a resolved formula does not compile: %w", err)
	}
	v.programs[n] = p
	return p, nil
}

// vocabulary is the language's functions for expr.
func vocabulary() []expr.Option {
	out := []expr.Option{expr.Function(rules.Pick.Name, rules.Pick.Call, rules.Pick.Types...)}
	for name, f := range rules.Functions {
		out = append(out, expr.Function(name, f.Call, f.Types...))
	}
	return out
}

// Get is a column's value; a condition is 0 or 1. A column that no formula reads is 0.
func (v *Evaluator) Get(c rules.Column) float64 {
	switch x := v.env[v.names[c]].(type) {
	case float64:
		return x
	case bool:
		if x {
			return 1
		}
	}
	return 0
}
