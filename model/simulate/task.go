package simulate

// Task is a piece of a run that can be done anywhere and at any time: the replicates First…First+Count−1 of a draw, 1 to
// MaxReplicates of them, over everybody and all years. It is plain data. What comes of it depends on nothing but the
// world and these three numbers, and no other task gives the same simulations, so that putting tasks together is copying.
// Workers share one by its blocks of households (Shard).
type Task struct{ Draw, First, Count int }
