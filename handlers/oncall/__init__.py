"""On call: nobody waits forgotten. Who is called, what people change in the rota, what comes next for a case."""
