package cli

import "context"

// await runs a reader and gives it up when the context ends. A reader only reads, so that one that is given up harms
// nothing; it could not be stopped inside the parser, which knows no context. It is for what writes nothing.
func await[T any](ctx context.Context, read func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := read()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
