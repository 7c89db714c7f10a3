// What a page may do to the platform in its own world.

const refuse = () => {
  throw new Error('this page wants no shadow roots and no custom elements')
}
Element.prototype.attachShadow = refuse
customElements.define = refuse
customElements.get = refuse
Object.defineProperty(window, 'customElements', { get: refuse })
