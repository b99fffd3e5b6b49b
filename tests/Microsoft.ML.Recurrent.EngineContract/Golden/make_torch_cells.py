"""Golden numbers of PyTorch's recurrent layers: forward, gradients and thirty Adam steps from the same weights.

Each case is encoder (one or more recurrent levels, perhaps behind an embedding) -> linear head -> loss. Weights and inputs
are rounded to float32 first, so that every engine starts from the same bits; PyTorch then computes in float64, so that what
is left between it and an engine is the engine's rounding. Arrays are flat and row-major; shapes are beside them.

Written by PyTorch 1.13.0a0 (Debian's python3-torch); the version that wrote a file is inside it. Run: python3 make_torch_cells.py
"""
import json

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

T, B, I, H, O, V = 5, 3, 3, 4, 2, 9
STEPS, RATE = 30, 1e-3
torch.set_num_threads(1)


def case(name, cell, levels=1, bidirectional=False, activation="tanh", embedding=False, lengths=None, final=False):
    return dict(name=name, cell=cell, levels=levels, bidirectional=bidirectional, activation=activation, embedding=embedding,
                lengths=lengths, final=final)


CASES = [
    case("rnn_tanh", "RNN"),
    case("rnn_relu", "RNN", activation="relu"),
    case("lstm", "LSTM"),
    case("gru", "GRU"),
    case("rnn_bidirectional", "RNN", bidirectional=True),
    case("lstm_bidirectional", "LSTM", bidirectional=True),
    case("gru_bidirectional", "GRU", bidirectional=True),
    case("lstm_stacked", "LSTM", levels=2),
    case("gru_stacked_bidirectional", "GRU", levels=2, bidirectional=True),
    case("lstm_embedding", "LSTM", embedding=True, final=True),
    case("lstm_masked", "LSTM", lengths=[4, 5, 1]),
    case("gru_masked_bidirectional", "GRU", bidirectional=True, lengths=[2, 5, 4]),
    case("lstm_masked_stacked_bidirectional_embedding", "LSTM", levels=2, bidirectional=True, embedding=True, lengths=[5, 3, 1], final=True),
]


class Network(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c = c
        extra = {"nonlinearity": c["activation"]} if c["cell"] == "RNN" else {}
        if c["embedding"]:
            self.embedding = nn.Embedding(V, I)
        self.encoder = getattr(nn, c["cell"])(I, H, num_layers=c["levels"], bidirectional=c["bidirectional"], **extra)
        self.head = nn.Linear(H * (2 if c["bidirectional"] else 1), O)

    def forward(self, x):
        if self.c["embedding"]:
            x = self.embedding(x)
        if self.c["lengths"] is None:
            outputs, state = self.encoder(x)
        else:
            packed = pack_padded_sequence(x, torch.tensor(self.c["lengths"]), enforce_sorted=False)
            packed_outputs, state = self.encoder(packed)
            outputs, _ = pad_packed_sequence(packed_outputs, total_length=T)
        h = state[0] if self.c["cell"] == "LSTM" else state
        directions = 2 if self.c["bidirectional"] else 1
        last = torch.cat(list(h[-directions:]), dim=1)  # the top level's, [B, D*H]
        return outputs, last, self.head(last if self.c["final"] else outputs)


def flat(x):
    return [float(f"{v:.9g}") for v in x.detach().reshape(-1).tolist()]


def tensor(x):
    return {"shape": list(x.shape), "values": flat(x)}


def run(c, seed):
    torch.manual_seed(seed)
    network = Network(c)  # float32 initial values
    network.double()
    if c["embedding"]:
        x = torch.randint(V, (T, B))
        target = torch.randint(O, (B,))
    else:
        x = torch.randn(T, B, I).double().requires_grad_()
        target = torch.randn(T, B, O).double()
    loss_of = nn.functional.cross_entropy if c["final"] else nn.functional.mse_loss
    out = {**{k: v for k, v in c.items() if k != "final"}, "loss": "cross_entropy" if c["final"] else "squared_error",
           "inputSize": I, "hiddenSize": H,
           "parameters": {k: tensor(p) for k, p in network.named_parameters()},
           "input": {"shape": list(x.shape), "values": x.reshape(-1).tolist() if c["embedding"] else flat(x)},
           "target": {"shape": list(target.shape), "values": target.reshape(-1).tolist() if c["final"] else flat(target)}}

    outputs, last, prediction = network(x)
    loss_of(prediction, target).backward()
    out["outputs"], out["finalHidden"], out["prediction"] = tensor(outputs), tensor(last), tensor(prediction)
    out["gradients"] = {k: flat(p.grad) for k, p in network.named_parameters()}
    if not c["embedding"]:
        out["inputGradient"] = flat(x.grad)

    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    out["losses"] = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = loss_of(network(x)[2], target)
        loss.backward()
        optimizer.step()
        out["losses"].append(float(f"{loss.item():.12g}"))
    out["parametersAfter"] = {k: flat(p) for k, p in network.named_parameters()}
    return out


cases = [json.dumps(run(c, seed), separators=(",", ":")) for seed, c in enumerate(CASES, 1)]
with open("torch_cells.json", "w") as file:  # one case a line
    file.write('{"torch":"%s","learningRate":%g,"cases":[\n%s\n]}\n' % (torch.__version__, RATE, ",\n".join(cases)))
