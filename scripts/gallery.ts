import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build, createServer, preview } from 'vite'
import { takePictures } from '../gallery/pictures.ts'
import { outFolder, viteOptions } from '../gallery/vite-options.ts'

const help = `npm run gallery                       serves every state of every component, in light, in dark and at 320 px
npm run gallery -- --build            writes it to .output/gallery
npm run gallery -- --pictures [NAME]  … and a picture of each state to .output/gallery/pictures (index.html);
                                      only of stories whose address begins with NAME, such as popup/`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    build: { type: 'boolean', default: false },
    pictures: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(help)
else if (values.pictures) process.exitCode = await buildAndPicture(positionals[0])
else if (values.build) await buildGallery()
else await serve()

async function serve(): Promise<void> {
  const server = await createServer(viteOptions)
  await server.listen()
  console.log(`Gallery: ${server.resolvedUrls?.local[0] ?? ''}`)
}

async function buildGallery(): Promise<void> {
  await build(viteOptions)
  console.log(`Gallery: ${outFolder} (serve it, for example with npx vite preview)`)
}

async function buildAndPicture(only: string | undefined): Promise<number> {
  await buildGallery()
  const server = await preview(viteOptions)
  try {
    const pictures = join(outFolder, 'pictures')
    const faults = await takePictures(server.resolvedUrls?.local[0] ?? '', pictures, only)
    for (const fault of faults) console.error(`! ${fault}`)
    console.log(`Pictures: ${join(pictures, 'index.html')}`)
    return faults.length > 0 ? 1 : 0
  } finally {
    await server.close()
  }
}
